import { css, html } from 'lit';
import type { Employer } from '../contract/summary.ts';

const initials = (name: string): string =>
  Array.from(name.matchAll(/(?<![\p{L}\p{N}])[\p{L}\p{N}]/gu))
    .slice(0, 2)
    .join('')
    .toUpperCase();

/** Employer's logo, or its initials. Decorative: the name is beside it. */
export const employerMark = ({ name, logo }: Employer) =>
  logo === undefined
    ? html`<span class="mark" aria-hidden="true">${initials(name)}</span>`
    : html`<img class="mark" src=${logo} alt="" width="48" height="48" loading="lazy" decoding="async" />`;

export const employerMarkStyles = css`
  .mark {
    display: grid;
    flex: none;
    place-content: center;
    width: 3em;
    height: 3em;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_sunken);
    color: var(--_quiet);
    font-weight: 700;
    object-fit: contain;
  }
`;
