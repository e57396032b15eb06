import { css } from 'lit';
import { cardStyles } from '../../ui/card.ts';
import { employerMarkStyles } from '../../ui/employer-mark.ts';
import { factsStyles } from '../../ui/facts.ts';
import { messageStyles } from '../../ui/message.ts';
import { skeletonStyles } from '../../ui/skeleton.ts';
import { tagStyles } from '../../ui/tag.ts';

export const feedStyles = [
  cardStyles,
  employerMarkStyles,
  factsStyles,
  messageStyles,
  skeletonStyles,
  tagStyles,
  css`
    .feed {
      display: grid;
      gap: 1em;
    }
    .filters {
      display: flex;
      flex-wrap: wrap;
      align-items: end;
      gap: 0.75em;
    }
    .filter {
      flex: 1 1 12em;
      min-width: 0;
    }
    .filter.wide {
      flex-grow: 2;
    }
    .filter label {
      display: block;
      margin-bottom: 0.25em;
      font-size: 0.875em;
      font-weight: 600;
    }
    .filter input,
    .filter select {
      width: 100%;
      height: 2.75em;
      padding: 0 0.75em;
      border: 1px solid var(--_control);
      border-radius: var(--_radius);
      background: var(--_surface);
    }
    .more-filters {
      flex-basis: 100%;
    }
    .more-filters summary {
      width: fit-content;
      padding: 0.25em 0;
      color: var(--_accent);
      font-weight: 600;
      cursor: pointer;
    }
    .filter-grid {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(min(10.5em, 100%), 1fr));
      align-items: end;
      gap: 0.75em;
      padding-top: 0.75em;
    }
    .switch {
      grid-column: 1 / -1;
      display: flex;
      align-items: center;
      gap: 0.625em;
      min-height: 2em;
    }
    .switch input {
      flex: none;
      width: 1.375em;
      height: 1.375em;
      margin: 0;
      accent-color: var(--_accent);
    }
    .status-row {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      justify-content: space-between;
      gap: 0.25em 1em;
      min-height: 2.5em;
    }
    .order {
      color: var(--_quiet);
      font-size: 0.875em;
    }
    .order select {
      height: 2.5em;
      border: 0;
      background: none;
      color: var(--_text);
      font-weight: 600;
    }
    .status {
      /* Whether the order stands beside it is not for its words to say, which change. */
      flex: 1 1 20em;
      color: var(--_quiet);
      font-weight: 600;
    }
    .cards {
      display: grid;
      gap: 1em;
    }
    .more {
      display: grid;
      justify-items: center;
      gap: 0.75em;
      padding-top: 0.5em;
    }
    @container (min-width: 66em) {
      .cards.cards:not(.list, .compact) {
        grid-template-columns: 1fr 1fr;
      }
    }
  `,
];
