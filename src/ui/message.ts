import { css, html, nothing } from 'lit';

/** Empty or error state with an optional action. Part: `message`. */
export const message = ({
  text,
  action,
}: {
  text: unknown;
  action?: { label: string; press: () => void };
}) => html`
  <div class="message" part="message">
    <p>${text}</p>
    ${
      action
        ? html`<button type="button" class="button" @click=${action.press}>${action.label}</button>`
        : nothing
    }
  </div>
`;

export const messageStyles = css`
  .message {
    display: grid;
    justify-items: start;
    gap: 1em;
    padding: 1.5em;
    border: 1px dashed var(--_control);
    border-radius: var(--_radius);
  }
`;
