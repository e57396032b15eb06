import { css, html, nothing } from 'lit';

/** Labeled fact; `note` is secondary text. */
export interface Fact {
  label: string;
  value: unknown;
  note?: unknown;
}

/** Facts in columns if there is room, else in rows. Part: `facts`. */
export const facts = (items: readonly Fact[]) => html`
  <dl class="facts" part="facts">
    ${items.map(
      ({ label, value, note }) => html`
        <div class="fact">
          <dt>${label}</dt>
          <dd>${value}${note === undefined ? nothing : html`<span class="fact-note">${note}</span>`}</dd>
        </div>
      `,
    )}
  </dl>
`;

export const factsStyles = css`
  .facts {
    display: grid;
    /* Four in a row, two or one: never three and one. 40% counts where four and their gaps do not fit. */
    grid-template-columns: repeat(
      auto-fit,
      minmax(max(min(7em, 100%), min(40%, (31.75em - 100%) * 99)), 1fr)
    );
    gap: 0.75em 1.25em;
    padding-top: 0.875em;
    border-top: 1px solid var(--_line);
  }
  .fact dt,
  .fact-note {
    display: block;
    color: var(--_quiet);
    font-size: 0.8125em;
    font-weight: 400;
  }
  .fact dd {
    font-weight: 600;
    line-height: 1.4;
  }
`;
