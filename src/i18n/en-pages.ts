/** The words that stand around the widgets on the marketplace's own pages, in English. */
export const enPages = {
  title: 'Micro-internships',
  titleAt: (campus: string) => `Micro-internships at ${campus}`,
  applyTitle: (title: string) => `Apply for ${title}`,
  description: (campus: string) =>
    `Short, paid, professional projects open to the students of ${campus}: 5 to 40 hours, done within a month.`,
  intro: 'Short, paid, professional projects. Find one that fits your calendar, and apply in a few minutes.',
  allOf: (campus: string) => `All micro-internships at ${campus}`,
  follow: 'Follow this list',
  feeds: { rss: 'RSS', atom: 'Atom', json: 'JSON Feed', ics: 'Calendar of deadlines' },
  putOnYourPage: 'Put this list on your page',
  ownPage: 'This list on its own page:',
  ownPostingPage: 'This micro-internship on its own page:',
  problems: {
    400: { title: 'This address cannot be read', text: 'Part of it seems to be missing.' },
    403: { title: 'This could not be sent', text: 'Please open the form again.' },
    404: { title: 'There is nothing here', text: 'The address may be old, or mistyped.' },
    405: { title: 'This cannot be done here', text: 'Please go back and try another way.' },
    413: { title: 'This is too large', text: 'Please shorten it and send again.' },
    415: { title: 'This could not be sent', text: 'Please open the form again.' },
    429: { title: 'Too many requests', text: 'Please wait a few minutes and try again.' },
    500: { title: 'Something went wrong', text: 'It is our fault. Please try again in a few minutes.' },
    503: { title: 'The server is busy', text: 'Please try again in a few minutes.' },
  } as Record<number, { title: string; text: string }>,
};

export type PageMessages = typeof enPages;
