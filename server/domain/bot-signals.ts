/** Bot signals: a filled honeypot, a form that came back too fast. The employer sees them; nobody is refused for one. */
export const BOT_SIGNALS = ['trap', 'haste'] as const;
export type Signal = (typeof BOT_SIGNALS)[number];

/** Nobody reads a form, fills it in and sends it back in less. */
const LEAST_MILLISECONDS = 3000;

/** What a form that was sent back speaks for: what stands in the field that people do not see, and how long it was out. */
export const signalsOf = ({ trapped, milliseconds }: { trapped: string; milliseconds: number }): Signal[] =>
  BOT_SIGNALS.filter((signal) => (signal === 'trap' ? trapped !== '' : milliseconds < LEAST_MILLISECONDS));
