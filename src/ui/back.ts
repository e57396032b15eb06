import { html } from 'lit';

/** The way back to the view before. Part: `back`. */
export const back = (label: string, press: () => void) => html`
  <button type="button" class="button plain" part="back" @click=${press}>
    <span class="arrow" aria-hidden="true">←</span>${label}
  </button>
`;
