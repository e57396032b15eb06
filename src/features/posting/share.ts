import { css, html, nothing } from 'lit';
import type { MicroInternship } from '../../contract/micro-internship.ts';
import { canonicalUrl, type PostingActionsEnv, type PostingViewData } from './posting-view.ts';

/** Says what has become of the address; the place for it is there before. */
export const sharedNote = ({ shared }: PostingViewData, { t }: PostingActionsEnv) =>
  html`<span class="quiet" role="status">${shared === 'copied' ? t.copied : nothing}</span>`;

/** The address to copy by hand, since a frame may be denied the clipboard as well. */
export const addressField = (
  posting: MicroInternship,
  { shared }: PostingViewData,
  { t, campus, links }: PostingActionsEnv,
) => {
  const address = canonicalUrl(posting, campus);
  return address !== undefined && (links.linksDisabled || shared === 'shown')
    ? html`<p class="address">
        <label for="address">${t.addressOfPage}</label>
        <input
          id="address"
          type="text"
          dir="ltr"
          readonly
          value=${address}
          @focus=${(event: Event) => (event.target as HTMLInputElement).select()}
        />
      </p>`
    : nothing;
};

export const addressStyles = css`
  .address {
    display: grid;
    gap: 0.25em;
  }
  .address input {
    width: 100%;
    padding: 0.5em 0.75em;
    border: 1px solid var(--_control);
    border-radius: var(--_radius);
    background: var(--_sunken);
  }
`;
