import { html, nothing } from 'lit';

/** Link or button to another view. `href` is its page, for new tabs, crawlers and no script. */
export interface Action {
  label: unknown;
  /** Accessible name, if the label is not enough. */
  name?: string;
  className: string;
  part: string;
  href?: string | undefined;
  /** Opens the view in place. Without it the browser follows the link. */
  press?: (() => void) | undefined;
  isBusy?: boolean;
  slug?: string;
  lang?: string;
}

const opensElsewhere = ({ button, metaKey, ctrlKey, shiftKey, altKey }: MouseEvent): boolean =>
  button !== 0 || metaKey || ctrlKey || shiftKey || altKey;

/** Link if the view has a page, else a button. */
export const action = ({ label, name, className, part, href, press, isBusy, slug, lang }: Action) => {
  const busy = isBusy ? 'true' : nothing;
  const click = (event: MouseEvent) => {
    if (!press || opensElsewhere(event)) return;
    event.preventDefault();
    press();
  };
  return href === undefined
    ? html`<button
        type="button"
        class=${className}
        part=${part}
        data-slug=${slug ?? nothing}
        lang=${lang ?? nothing}
        aria-label=${name ?? nothing}
        aria-disabled=${busy}
        @click=${click}
      >
        ${label}
      </button>`
    : html`<a
        class=${className}
        part=${part}
        href=${href}
        data-slug=${slug ?? nothing}
        lang=${lang ?? nothing}
        aria-label=${name ?? nothing}
        aria-disabled=${busy}
        @click=${click}
        >${label}</a
      >`;
};
