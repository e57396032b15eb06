import { css } from 'lit';

/**
 * Base styles of all views: public tokens mapped to private ones, text, buttons, focus.
 * Sizes are in `em` of one base that follows the visitor's browser setting and not the page's `html` size.
 */
export const baseStyles = css`
  :host {
    display: block;
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  .root {
    --_text: var(--mi-color-text, light-dark(#1c2126, #e9ecef));
    --_quiet: var(--mi-color-text-quiet, light-dark(#525c66, #a9b4be));
    --_surface: var(--mi-color-surface, light-dark(#ffffff, #1d2227));
    --_sunken: var(--mi-color-surface-sunken, light-dark(#f1f4f6, #272e34));
    --_line: var(--mi-color-line, light-dark(#d5dce2, #3b444c));
    --_control: var(--mi-color-control-line, light-dark(#76828d, #87939e));
    --_accent: var(--mi-color-accent, light-dark(#0b5cad, #7db8f5));
    --_on-accent: var(--mi-color-on-accent, light-dark(#ffffff, #0d1b29));
    --_danger: var(--mi-color-danger, light-dark(#b3261e, #ffaba3));
    --_success: var(--mi-color-success, light-dark(#14663a, #7ed3a2));
    --_warning: var(--mi-color-warning, light-dark(#8a4b00, #f0bd74));
    --_radius: var(--mi-radius, 8px);
    container-type: inline-size;
    color: var(--_text);
    font-family: var(--mi-font-family, inherit);
    font-size: var(--mi-font-size, medium);
    font-weight: 400;
    font-style: normal;
    font-variant: normal;
    line-height: 1.5;
    letter-spacing: normal;
    word-spacing: normal;
    text-align: start;
    text-indent: 0;
    text-shadow: none;
    text-transform: none;
    white-space: normal;
    word-break: normal;
    overflow-wrap: anywhere;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  h1,
  h2,
  h3,
  h4,
  h5,
  h6,
  p,
  ul,
  ol,
  dl,
  dd,
  fieldset,
  legend {
    margin: 0;
    padding: 0;
    border: 0;
    font: inherit;
    min-width: 0;
  }
  ul[role='list'] {
    list-style: none;
  }
  a {
    color: var(--_accent);
  }
  .quiet {
    color: var(--_quiet);
  }
  .small {
    font-size: 0.875em;
  }
  button,
  input,
  select,
  textarea {
    font: inherit;
    color: inherit;
    letter-spacing: inherit;
  }
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 0.5em;
    min-height: 2.75em;
    padding: 0.5em 1.125em;
    border: 1px solid var(--_control);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
    font-weight: 600;
    line-height: 1.25;
    text-decoration: none;
    cursor: pointer;
  }
  .button[aria-disabled='true'] {
    opacity: 0.7;
    cursor: default;
  }
  :focus-visible {
    outline: 3px solid var(--_accent);
    outline-offset: 2px;
    border-radius: 4px;
  }
`;
