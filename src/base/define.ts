import { VERSION } from './version.ts';
import { warn } from './warn.ts';

/** Registers a custom element, unless the tag is taken: the script may be included twice. */
export const define = (tag: string, element: CustomElementConstructor & { version?: string }): void => {
  const taken = customElements.get(tag) as { version?: string } | undefined;
  if (!taken) {
    customElements.define(tag, element);
  } else if (taken.version !== VERSION) {
    warn(
      `<${tag}> is already defined by version ${taken.version ?? 'unknown'}; version ${VERSION} does nothing.`,
    );
  }
};
