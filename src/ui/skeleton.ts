import { css, html } from 'lit';

/** Skeleton of rows, as high as they are. Hidden from screen readers; the status announces loading. */
export const skeleton = (rows: number) => html`
  <div class="skeleton" aria-hidden="true">
    ${Array.from({ length: rows }, () => html`<div class="skeleton-row"></div>`)}
  </div>
`;

export const skeletonStyles = css`
  .skeleton {
    display: grid;
    gap: 1em;
  }
  .skeleton-row {
    min-height: 17.5em;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background:
      linear-gradient(var(--_sunken), var(--_sunken)) 1.25em 1.5em / 55% 1.25em no-repeat,
      linear-gradient(var(--_sunken), var(--_sunken)) 1.25em 4em / 85% 0.875em no-repeat,
      linear-gradient(var(--_sunken), var(--_sunken)) 1.25em 9em / 70% 2em no-repeat,
      var(--_surface);
  }
`;
