import { css, html } from 'lit';

export type TagTone = 'neutral' | 'accent' | 'success' | 'warning';

/** Tag on a card. Its color is never its only meaning. Part: `tag`. */
export const tag = (text: unknown, tone: TagTone = 'neutral') =>
  html`<li class="tag ${tone}" part="tag">${text}</li>`;

export const tagStyles = css`
  .tags {
    display: flex;
    flex-wrap: wrap;
    gap: 0.375em;
  }
  .tag {
    padding: 0.125em 0.625em;
    border: 1px solid var(--_line);
    border-radius: 1em;
    background: var(--_sunken);
    font-size: 0.8125em;
    font-weight: 600;
    line-height: 1.5;
  }
  .tag.accent {
    color: var(--_accent);
  }
  .tag.success {
    color: var(--_success);
  }
  .tag.warning {
    color: var(--_warning);
  }
`;
