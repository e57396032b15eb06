import { css } from 'lit';
import { richTextStyles } from '../../ui/rich-text.ts';

export const postingStyles = css`
  ${richTextStyles}
  .detail {
    display: grid;
    gap: 1.25em;
  }
  .detail-head {
    display: flex;
    flex-wrap: wrap;
    gap: 1em;
  }
  .detail-head > div {
    flex: 1 1 10em;
    min-width: 0;
  }
  .detail > .facts {
    padding: 1em 1.25em;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  .detail-section .facts {
    grid-template-columns: repeat(auto-fit, minmax(min(max(9em, 22%), 100%), 1fr));
  }
  .detail-section {
    display: grid;
    gap: 0.75em;
    margin-top: 0.75em;
  }
  .plain-list {
    max-width: 68ch;
    padding-inline-start: 1.25em;
  }
  .plain-list li + li {
    margin-top: 0.375em;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5em 1.5em;
  }
  .actions .notice {
    flex-basis: 100%;
  }
  .pending {
    visibility: hidden;
  }
  .notice {
    padding: 0.75em 1em;
    border-inline-start: 4px solid var(--_warning);
    background: var(--_sunken);
    font-weight: 600;
  }
`;
