import { css } from 'lit';

/**
 * Shared styles of the views that come after the first rows: titles, back links, and what responds to a
 * pointer.
 */
export const viewStyles = css`
  .button:hover,
  .card:hover {
    border-color: var(--_accent);
  }
  .button:hover,
  .card:hover .card-open {
    color: var(--_accent);
  }
  .card:hover .card-open {
    text-decoration: underline;
    text-decoration-thickness: 1px;
    text-underline-offset: 0.2em;
  }
  .detail-head .quiet {
    display: flex;
    flex-wrap: wrap;
    column-gap: 0.625em;
  }
  .more-filters summary:hover {
    text-decoration: underline;
  }
  [tabindex='-1']:focus-visible {
    outline-offset: 6px;
  }
  .title {
    font-size: 1.5em;
    font-weight: 650;
    line-height: 1.25;
    text-wrap: balance;
  }
  .section-title {
    font-size: 1.125em;
    font-weight: 650;
    line-height: 1.35;
  }
  .button.primary {
    border-color: transparent;
    background: var(--_accent);
    color: var(--_on-accent);
  }
  .button.primary:hover {
    background: color-mix(in srgb, var(--_accent) 88%, var(--_text));
  }
  .button.plain {
    min-height: 2em;
    padding: 0.25em 0;
    border-color: transparent;
    background: none;
    color: var(--_accent);
  }
  .button.plain:hover {
    text-decoration: underline;
  }
  .arrow {
    display: inline-block;
  }
  .arrow:dir(rtl) {
    transform: scaleX(-1);
  }
  @media (forced-colors: active) {
    .button.primary {
      border-color: ButtonText;
    }
    .button.plain {
      padding-inline: 0.75em;
    }
    .order select {
      border: 1px solid ButtonText;
    }
  }
`;
