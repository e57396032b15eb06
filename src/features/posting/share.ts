import { css, html, nothing } from 'lit';
import type { MicroInternship } from '../../contract/micro-internship.ts';
import { canonicalUrl } from './posting-url.ts';
import type { PostingActionsData, PostingActionsEnv } from './types.ts';

/** Status of the share button; the live region is there before its text. */
export const shareStatus = ({ shared }: PostingActionsData, { t }: PostingActionsEnv) =>
  html`<span class="quiet" role="status">${shared === 'copied' ? t.copied : nothing}</span>`;

/** URL to copy by hand, since a frame may be denied the clipboard as well. */
export const urlField = (
  posting: MicroInternship,
  { shared }: PostingActionsData,
  { t, campus, links }: PostingActionsEnv,
) => {
  const url = canonicalUrl(posting, campus);
  return url !== undefined && (links.linksDisabled || shared === 'shown')
    ? html`<p class="address">
        <label for="address">${t.addressOfPage}</label>
        <input
          id="address"
          type="text"
          dir="ltr"
          readonly
          value=${url}
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
