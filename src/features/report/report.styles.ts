import { css } from 'lit';
import { fieldStyles } from '../../ui/field.ts';

export const reportStyles = css`
  ${fieldStyles}
  .report {
    display: grid;
    gap: 0.75em;
    margin-top: 0.75em;
    padding: 1.25em;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  .report-thanks {
    max-width: 68ch;
  }
  .report form {
    display: grid;
    gap: 1.25em;
  }
`;
