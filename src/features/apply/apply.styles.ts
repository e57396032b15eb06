import { css } from 'lit';
import { fieldStyles } from '../../ui/field.ts';

export const applyStyles = css`
  ${fieldStyles}
  .apply,
  .application,
  .form-section,
  .privacy,
  .error-summary {
    display: flex;
    flex-direction: column;
    gap: 1.25em;
  }
  .application {
    gap: 2em;
  }
  .privacy {
    gap: 0.375em;
    padding: 1em 1.25em;
    border-radius: var(--_radius);
    background: var(--_sunken);
  }
  .privacy p {
    max-width: 68ch;
  }
  .error-summary {
    gap: 0.5em;
    padding: 1em 1.25em;
    border: 3px solid var(--_danger);
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  .error-summary ul {
    display: grid;
    gap: 0.375em;
  }
  .error-summary a {
    color: var(--_danger);
    font-weight: 600;
  }
`;
