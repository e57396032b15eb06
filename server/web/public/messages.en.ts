import { isolateRtl as named } from '../../../src/i18n/bidi-isolates.ts';

/** Messages of the public pages, in English. */
export const messages = {
  title: 'Micro-internships',
  titleAt: (campus: string) => `Micro-internships at ${named(campus)}`,
  leaveEmpty: 'Leave this field empty',
  applyTitle: (title: string) => `Apply for ${named(title)}`,
  description: (campus: string) =>
    `Short, paid, professional projects open to the students of ${named(campus)}: 5 to 40 hours, done within a month.`,
  intro: 'Short, paid, professional projects. Find one that fits your calendar, and apply in a few minutes.',
  home: {
    intro: 'Short, paid, professional projects for students. Choose your campus.',
    noCampus: 'No campus is listed yet.',
  },
  allPostings: 'All micro-internships',
  allOf: (campus: string) => `All micro-internships at ${named(campus)}`,
  follow: 'Follow this list',
  feeds: { rss: 'RSS', atom: 'Atom', json: 'JSON Feed', ics: 'Calendar of deadlines' },
  putOnYourPage: 'Put this list on your page',
  putOnYourPageIntro:
    'Paste one of these. All of them show the same live list and take applications in place; they differ in what your system lets through.',
  snippets: {
    frame: {
      title: 'A frame, for learning platforms and most editors',
      note: 'Meant for Canvas, Moodle, Brightspace, Blackboard, Google Sites, Wix and LibGuides. It tells Canvas its height; elsewhere it scrolls inside.',
    },
    frameHeight: {
      title: 'Beside the frame: a height that follows the list',
      note: 'Less than a kilobyte, for pages where a script may stand. Without it the frame scrolls inside.',
    },
    element: {
      title: 'A script and an element, for pages you write yourself',
      note: 'The list takes on the font and the colours of your page. The link inside is what visitors get where scripts do not run; the style keeps room for the list.',
    },
    placeholder: {
      title: 'The same, where the editor takes out unknown tags',
      note: 'A plain block with data attributes is what most editors keep; where the script may run, it makes a list of it.',
    },
    pinned: {
      title: 'The same, pinned to one version',
      note: 'One file that never changes, with its hash: your browser refuses anything else. You choose when to take the next version.',
    },
    link: {
      title: 'A link, for everywhere else',
      note: 'WordPress and others turn the address on a line of its own into the list (oEmbed).',
    },
    feeds: {
      title: 'Feeds, for newsletters, portals and calendars',
      note: 'RSS, Atom, JSON Feed and a calendar of deadlines. The filters of the list can be added: &department=data.',
    },
  },
  policy: {
    title: 'If your site has a content security policy',
    note: 'Add these sources. The frame needs frame-src alone, the script the others. A policy that allows no inline style also refuses the style of the snippet: leave it out.',
  },
  framers: {
    title: 'Sites that may show the frame',
    note: 'Ask the marketplace to add yours, and every site that stands between it and the frame.',
  },
  noFramers: 'None yet.',
  ownPage: 'This list on its own page:',
  ownPostingPage: 'This micro-internship on its own page:',
  problems: {
    400: {
      title: 'This link isn’t valid',
      text: 'Part of it seems to be missing. Please open the whole link.',
    },
    403: { title: 'This could not be sent', text: 'Please open the form again.' },
    404: { title: 'Page not found', text: 'The link may be old or mistyped.' },
    405: { title: 'This cannot be done here', text: 'Please go back and try another way.' },
    413: { title: 'This is too large', text: 'Please shorten it and send again.' },
    415: { title: 'This could not be sent', text: 'Please open the form again.' },
    429: { title: 'Too many requests', text: 'Please wait a few minutes and try again.' },
    500: { title: 'Something went wrong', text: 'It is our fault. Please try again in a few minutes.' },
    503: { title: 'The server is busy', text: 'Please try again in a few minutes.' },
  } as Record<number, { title: string; text: string }>,
};

export type PublicMessages = typeof messages;
