/** Date, time and zone for the text of a mail. */
export const zonedTime = (at: Date, timeZone: string): string =>
  new Intl.DateTimeFormat('en', {
    weekday: 'long',
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZone,
    timeZoneName: 'shortGeneric',
  }).format(at);

/** Joins paragraphs with blank lines; an undefined one leaves no gap. */
export const paragraphs = (...lines: (string | undefined)[]): string =>
  `${lines.filter((line) => line !== undefined).join('\n\n')}\n`;

/** A new mail's id and times; it is due at once. */
export const dueAt = (now: Date) => ({ id: crypto.randomUUID(), createdAt: now, nextAttemptAt: now });
