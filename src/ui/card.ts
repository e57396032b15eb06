import { css, html, nothing } from 'lit';
import type { MicroInternshipSummary } from '../contract/summary.ts';
import type { Env } from '../i18n/env.ts';
import { action } from './action.ts';
import { employerMark } from './employer-mark.ts';
import { facts } from './facts.ts';
import { heading } from './heading.ts';
import { mainFacts, applicantSummary, postingTags } from './posting-facts.ts';

export interface CardHandlers {
  /** Opens the posting in place. Without it the title links to the posting's page. */
  select: ((item: MicroInternshipSummary) => void) | undefined;
  /** Called on hover or focus, before a visitor opens a posting. */
  prepare?: ((item: MicroInternshipSummary) => void) | undefined;
  /** Action in the corner of a card. */
  corner?: ((item: MicroInternshipSummary) => unknown) | undefined;
}

/** One micro-internship in a list; its title is its one control. Parts: `card`, `card-title`, `card-employer`. */
export const card = (item: MicroInternshipSummary, env: Env<unknown, CardHandlers>) => {
  const { t, on, headingLevel, links } = env;
  const { select } = on;
  const summary = applicantSummary(item, env);
  const prepare = () => on.prepare?.(item);
  const title = action({
    label: html`<bdi>${item.title}</bdi>`,
    className: 'card-open',
    part: 'card-title',
    href: links.posting(item),
    press: select && (() => select(item)),
    slug: item.slug,
    lang: item.language,
  });
  return html`
    <article class="card" part="card" @pointerenter=${prepare} @focusin=${prepare}>
      <div class="card-head">
        ${employerMark(item.employer)}
        <div>
          ${heading(headingLevel, title, 'card-title')}
          <p class="card-employer small" part="card-employer">
            <bdi>${item.employer.name}</bdi>${
              item.employer.verified ? html`${' '}<span class="verified">✓ ${t.verified}</span>` : nothing
            }
          </p>
        </div>
      </div>
      ${postingTags(item, env)}
      <p class="card-summary" lang=${item.language} dir="auto">${item.summary}</p>
      ${facts(mainFacts(item, env))} ${summary && html`<p class="small quiet">${summary}</p>`}
      ${on.corner?.(item)}
    </article>
  `;
};

export const cardStyles = css`
  .card {
    position: relative;
    display: grid;
    gap: 0.875em;
    height: 100%;
    align-content: start;
    padding: 1.25em;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  .card-head {
    display: flex;
    flex-wrap: wrap;
    gap: 0.875em;
    padding-inline-end: 2.5em;
  }
  .card-head > div {
    flex: 1 1 8em;
    min-width: 0;
  }
  .card-title {
    font-size: 1.125em;
    font-weight: 650;
    line-height: 1.35;
  }
  .card-open {
    padding: 0;
    border: 0;
    background: none;
    color: inherit;
    font-weight: inherit;
    text-align: start;
    text-decoration: none;
    cursor: pointer;
  }
  .card-open::after {
    content: '';
    position: absolute;
    inset: 0;
    border-radius: var(--_radius);
  }
  .card-open:focus-visible {
    outline: none;
  }
  .card-open:focus-visible::after {
    outline: 3px solid var(--_accent);
    outline-offset: 2px;
  }
  .card-employer {
    display: flex;
    flex-wrap: wrap;
    column-gap: 0.625em;
    color: var(--_quiet);
  }
  .verified {
    color: var(--_success);
    white-space: nowrap;
  }
  .card-summary {
    display: -webkit-box;
    max-width: 70ch;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 3;
  }
`;
