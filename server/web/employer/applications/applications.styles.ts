/** The sheet of the page on which an employer reads a posting's applications. */
export const reviewStyles = `
  .review { display: grid; gap: 1.5em; padding-bottom: 3em; }
  .review p { max-width: 62ch; margin: 0; }
  .review form { margin: 0; }
  .review-bar { display: flex; flex-wrap: wrap; gap: 0.75em 2em; align-items: center; justify-content: space-between; }
  .review-bar ul { display: flex; flex-wrap: wrap; gap: 0.25em 1.25em; margin: 0; padding: 0; list-style: none; }
  .review-bar nav { display: flex; flex-wrap: wrap; gap: 0.25em 1em; align-items: baseline; }
  .review-bar li a { display: inline-block; padding-block: 0.5em; }
  .review-bar [aria-current] { color: var(--ink); font-weight: 650; text-decoration: none; }
  .answers { min-width: 0; overflow-x: auto; border: 1px solid var(--line); border-radius: 8px; }
  /* A shadow at the side where more is to be seen: what lies over it moves along with the table. */
  .answers { --shadow: color-mix(in srgb, var(--ink) 25%, transparent);
    background: linear-gradient(to right, var(--page) 30%, transparent) 0 / 3em 100% no-repeat local,
      linear-gradient(to left, var(--page) 30%, transparent) 100% / 3em 100% no-repeat local,
      linear-gradient(to right, var(--shadow), transparent) 0 / 0.75em 100% no-repeat,
      linear-gradient(to left, var(--shadow), transparent) 100% / 0.75em 100% no-repeat; }
  .answers table { border-collapse: separate; border-spacing: 0; min-width: 100%; }
  .answers th, .answers td { box-sizing: border-box; min-width: 11em; max-width: 26em; padding: 0.75em 1em; text-align: start;
    vertical-align: top; font-weight: 400; }
  .answers .long { min-width: 18em; }
  .answers thead th { padding-inline: calc(1em / 0.875); border-bottom: 1px solid var(--line); color: var(--quiet); font-size: 0.875em;
    font-weight: 600; }
  .answers tr + tr > * { border-top: 1px solid var(--line); }
  .answers th:first-child { position: sticky; inset-inline-start: 0; z-index: 1; min-width: 15em; max-width: 18em;
    background: var(--page); border-inline-end: 1px solid var(--line); }
  .answers .name { font-weight: 650; }
  .answers th div, .answers .quiet { color: var(--quiet); font-size: 0.875em; }
  .answers .status { display: block; margin-bottom: 0.5em; font-weight: 650; }
  .answers .label { display: none; }
  .typed { white-space: pre-wrap; unicode-bidi: plaintext; }
  .act { display: inline-flex; align-items: center; box-sizing: border-box; min-height: 2.75em; padding: 0.5em 1.125em;
    border: 1px solid var(--quiet); border-radius: 8px; background: none; color: var(--ink); font: inherit; font-weight: 600;
    line-height: 1.25; text-align: start; text-decoration: none; cursor: pointer; }
  .act:hover { border-color: var(--accent); color: var(--accent); }
  @media (max-width: 45em) {
    .answers { overflow: visible; border: 0; background: none; }
    .answers table, .answers tbody, .answers tr, .answers th, .answers td { display: block; min-width: 0; max-width: none; }
    .answers thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
    .answers tr { padding: 1em; border: 1px solid var(--line); border-radius: 8px; }
    .answers tr + tr { margin-top: 1em; }
    .answers tbody th, .answers tbody td, .answers th:first-child, .answers .long { position: static; min-width: 0; max-width: none;
      padding: 0 0 0.75em; border: 0; }
    .answers tr > :last-child { padding-bottom: 0; }
    .answers .label { display: block; color: var(--quiet); font-size: 0.875em; }
  }
`;
