import { css } from 'lit';

export const confirmStyles = css`
  .receipt:has(.confirm) {
    border-color: var(--_accent);
  }
  .confirm,
  .confirm form {
    display: flex;
    flex-direction: column;
    gap: 1em;
  }
  .confirm-note {
    padding: 0.75em 1em;
    border-radius: var(--_radius);
    background: var(--_sunken);
  }
  .confirm .code input {
    max-width: 9em;
    font-size: 1.25em;
    font-variant-numeric: tabular-nums;
    letter-spacing: 0.15em;
  }
  .confirm-more {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0.25em 1.5em;
  }
  .change-email summary {
    width: fit-content;
    min-height: 2em;
    padding: 0.25em 0;
    color: var(--_accent);
    font-weight: 600;
    cursor: pointer;
  }
  .change-email summary:hover {
    text-decoration: underline;
  }
  .change-email[open] {
    flex-basis: 100%;
  }
  .change-email form {
    padding-block: 0.5em;
  }
`;
