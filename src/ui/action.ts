import { html, nothing } from 'lit';

/** A control that leads to another view. `href` is its page: for another tab, without script, for a crawler. */
export interface Action {
  label: unknown;
  /** Its whole name, where the label alone does not say what it does. */
  name?: string;
  className: string;
  part: string;
  href?: string | undefined;
  /** Shows the view in place; where it is missing the link is followed. */
  press?: (() => void) | undefined;
  isBusy?: boolean;
  slug?: string;
  lang?: string;
}

const opensElsewhere = ({ button, metaKey, ctrlKey, shiftKey, altKey }: MouseEvent): boolean =>
  button !== 0 || metaKey || ctrlKey || shiftKey || altKey;

/** A link where the view has a page of its own, a button where it has none. */
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
