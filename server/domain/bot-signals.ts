/** Bot signals: a filled honeypot, a form submitted too fast. Shown to the employer, never blocking. */
export const BOT_SIGNALS = ['trap', 'haste'] as const;
export type Signal = (typeof BOT_SIGNALS)[number];

/** Shortest time in which a person can read, fill in and submit a form. */
const MIN_FILL_MILLISECONDS = 3000;

/** Bot signals of a submitted form, from the honeypot's value and the time to fill it in. */
export const signalsOf = ({ trapped, milliseconds }: { trapped: string; milliseconds: number }): Signal[] =>
  BOT_SIGNALS.filter((signal) => (signal === 'trap' ? trapped !== '' : milliseconds < MIN_FILL_MILLISECONDS));
