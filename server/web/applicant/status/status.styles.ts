/** The sheet of an application's own page. */
export const applicationStyles = `
  .application-page { display: grid; gap: 2em; max-width: 46em; }
  .application-page h2 { margin: 0 0 0.5em; font-size: 1.25em; line-height: 1.35; }
  .application-page dl { display: grid; gap: 1em; margin: 0; }
  .application-page dt { color: var(--quiet); font-size: 0.875em; }
  .application-page dd { margin: 0.125em 0 0; }
  .application-page ul { display: grid; gap: 1.25em; margin: 1em 0 0; padding: 0; list-style: none; }
  .application-page p { max-width: 62ch; margin: 0; }
  .application-page .note { margin-top: 0.25em; color: var(--quiet); }
  .application-page form { display: flex; flex-wrap: wrap; gap: 0.75em 1.5em; align-items: center; margin-top: 1.5em; }
  .typed { white-space: pre-wrap; unicode-bidi: plaintext; }
  .status, .undeliverable { font-weight: 650; }
  .act { display: inline-flex; align-items: center; box-sizing: border-box; min-height: 2.75em; padding: 0.5em 1.125em;
    border: 1px solid var(--quiet); border-radius: 8px; background: none; color: var(--ink); font: inherit; font-weight: 600;
    line-height: 1.25; text-decoration: none; cursor: pointer; }
  .act.primary { border-color: var(--accent); background: var(--accent); color: var(--page); }
  .act:not(.primary):hover { border-color: var(--accent); color: var(--accent); }
`;
