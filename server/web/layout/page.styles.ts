import { readableAccent } from '../../../src/theme/accent.ts';

/** The sheet around the widgets. Sizes follow the visitor's browser, colours follow the system. */
export const pageStyles = `
  :root { color-scheme: light dark; --page: light-dark(#ffffff, #14181c); --ink: light-dark(#1c2126, #e9ecef);
    --quiet: light-dark(#525c66, #a9b4be); --line: light-dark(#d5dce2, #3b444c); --accent: var(--mi-color-accent, light-dark(#0b5cad, #7db8f5)); }
  body { margin: 0; background: var(--page); color: var(--ink); font-family: system-ui, sans-serif; line-height: 1.5; overflow-wrap: anywhere; }
  .framed body { background: transparent; }
  a { color: var(--accent); }
  :focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 4px; }
  .page main, .page-head, .campus-bar > div, .page-foot { box-sizing: border-box; max-width: 72em; margin: 0 auto; padding: 0 clamp(1em, 4vw, 2.5em); }
  .page-head { padding-top: clamp(1.5em, 5vw, 3em); padding-bottom: 1.5em; }
  .page main:not(header:has(.page-head) + *) { padding-top: clamp(1em, 4vw, 2.5em); }
  .page main:not(:has(~ footer)) { padding-bottom: 3em; }
  .page-head p { max-width: 62ch; margin: 0.5em 0 0; color: var(--quiet); }
  .page-head .where { margin: 0; color: var(--quiet); font-weight: 600; }
  .campus-bar { border-top: 4px solid var(--accent); border-bottom: 1px solid var(--line); }
  .campus-bar > div { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 1.5em; padding-block: 0.625em; }
  .campus-bar :is(bdi, a) { font-size: 0.9375em; }
  .campus-bar bdi { font-weight: 600; }
  h1 { margin: 0; font-size: clamp(1.75em, 4vw, 2.25em); line-height: 1.2; text-wrap: balance; }
  .campuses { display: grid; gap: 0.75em; margin: 0; padding: 0; font-size: 1.125em; list-style: none; }
  .framed main { padding: 4px; }
  .page-foot { display: grid; gap: 0.75em; margin-top: 3em; padding-block: 1.5em 2.5em; border-top: 1px solid var(--line); color: var(--quiet); }
  .page-foot h2 { margin: 0; font-size: 1em; }
  .page-foot ul { display: flex; flex-wrap: wrap; gap: 0.25em 1.5em; margin: 0; padding: 0; list-style: none; }
  .page-foot p { margin: 0; }
  .framed .page-foot { max-width: none; margin: 1em 4px 0; padding: 0.75em 0 4px; font-size: 0.875em; }
  .snippets { display: grid; gap: 2em; max-width: 52em; padding-bottom: 3em; }
  .snippets section { min-width: 0; }
  .snippets h2 { margin: 0; font-size: 1.25em; line-height: 1.35; }
  .snippets p { max-width: 62ch; margin: 0.25em 0 0.75em; color: var(--quiet); }
  pre { margin: 0; font-family: ui-monospace, monospace, monospace; font-size: 0.875em; overflow: auto; padding: 1em; border: 1px solid var(--line); border-radius: 8px; white-space: pre-wrap; }
  code { font: inherit; }
  .visually-hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
  .more-contrast { --mi-color-text: light-dark(#000000, #ffffff); --mi-color-text-quiet: light-dark(#000000, #ffffff);
    --mi-color-line: light-dark(#000000, #ffffff); --mi-color-control-line: light-dark(#000000, #ffffff);
    --mi-color-accent: light-dark(#003a75, #b8dcff); }
  @media print { .page-foot { display: none; } }
`;

/** The brand colour of a page and of the widget on it, before any script has run. What asks for more contrast is stronger. */
export const brandStyles = (accent: string | null | undefined): string | undefined => {
  if (!accent) return undefined;
  const { light, dark } = readableAccent(accent);
  return `:where(:root) { --mi-color-accent: light-dark(${light.accent}, ${dark.accent});
    --mi-color-on-accent: light-dark(${light.onAccent}, ${dark.onAccent}); }`;
};
