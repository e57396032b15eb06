import { css, html, nothing } from 'lit';
import type { MicroInternshipSummary } from '../../contract/summary.ts';
import { card } from '../../ui/card.ts';
import { failureText } from '../../ui/failure.ts';
import { heading } from '../../ui/heading.ts';
import type { PostingActionsData, PostingActionsEnv } from './types.ts';

type Env = PostingActionsEnv;

/** Postings like the one on show, each opened like a card of the list. Part: `similar`. */
const similarOnes = (items: readonly MicroInternshipSummary[], env: Env) => {
  const { t, on, headingLevel } = env;
  const cardEnv = { ...env, headingLevel: headingLevel + 2, on: { select: on.select } };
  return html`
    <section class="detail-section similar" part="similar">
      ${heading(headingLevel + 1, t.similar, 'section-title')}
      <ul class="cards compact" role="list">
        ${items.map((item) => html`<li>${card(item, cardEnv)}</li>`)}
      </ul>
    </section>
  `;
};

const reportButton = (isMissing: boolean | undefined, env: Env) => {
  const { t, on } = env;
  return html`
    <div>
      <button
        type="button"
        class="button plain report-open ${on.report ? '' : 'pending'}"
        part="report"
        @click=${() => on.report?.()}
      >
        ${t.report}
      </button>
      ${isMissing ? html`<p role="alert">${failureText('offline', env)}</p>` : nothing}
    </div>
  `;
};

/** Footer of a posting: report link and similar postings. Parts: `report`, `similar`. */
export const footer = ({ similar = [], report, isReportMissing }: PostingActionsData, env: Env) => html`
  ${report ?? reportButton(isReportMissing, env)} ${similar.length > 0 ? similarOnes(similar, env) : nothing}
`;

export const footerStyles = css`
  .plain.report-open {
    font-weight: 400;
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }
  .plain.report-open:not(:hover) {
    color: var(--_quiet);
  }
  .similar {
    gap: 1em;
    padding-top: 1.75em;
    border-top: 1px solid var(--_line);
  }
  .similar .cards {
    grid-template-columns: repeat(auto-fit, minmax(min(15em, 100%), 1fr));
    gap: 0.75em;
  }
  .similar .card {
    grid-template-columns: minmax(0, 1fr);
    gap: 0.75em;
    align-items: start;
    padding: 1em;
  }
  .similar .card-head {
    padding: 0;
  }
  .similar .facts {
    grid-template-columns: minmax(0, 1fr);
  }
  .similar .tags:not(:has(.warning)) {
    display: none;
  }
`;
