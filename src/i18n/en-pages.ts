import { isolateRtl as named } from './isolates.ts';

/** The words that stand around the widgets on the marketplace's own pages, in English. */
export const enPages = {
  title: 'Micro-internships',
  titleAt: (campus: string) => `Micro-internships at ${named(campus)}`,
  applyTitle: (title: string) => `Apply for ${named(title)}`,
  description: (campus: string) =>
    `Short, paid, professional projects open to the students of ${named(campus)}: 5 to 40 hours, done within a month.`,
  intro: 'Short, paid, professional projects. Find one that fits your calendar, and apply in a few minutes.',
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
  application: {
    title: 'Your application',
    sentTo: (title: string, client: string) => `For ${named(title)}, to ${named(client)}`,
    status: 'Status',
    statuses: {
      received: 'Received',
      corrected: 'Received, and corrected since',
      withdrawn: 'Withdrawn: the client no longer sees it',
    },
    receivedAt: 'Received',
    correctedAt: 'Last corrected',
    withdrawnAt: 'Withdrawn',
    decisionBy: 'You hear by',
    noDecision: 'The client has not stated when.',
    keptUntil: 'Kept until',
    number: 'Application number',
    whatWasSent: 'What was sent',
    graduationTerm: 'Graduation',
    notAnswered: 'Not answered',
    whatNext: 'What you can do',
    linkIsYours: 'Whoever has the address of this page can do the same. Keep it to yourself.',
    correct: 'Correct it',
    correctNote: 'The client gets the new answers by mail.',
    correctUntil: (time: string) => `You can do so until ${named(time)}.`,
    cannotCorrect: 'It can no longer be corrected: this micro-internship takes no applications now.',
    withdraw: 'Withdraw it',
    withdrawNote: 'The client is told, and no longer sees it.',
    data: 'Download your data (JSON)',
    delete: 'Delete it',
    deleteNote: 'The application and all mail about it are deleted here.',
    back: 'Back to your application',
    withdrawTitle: 'Withdraw your application?',
    withdrawText: (client: string) =>
      `${named(client)} is told that you no longer want to be considered. This cannot be undone; as long as applications are taken you can apply anew.`,
    withdrawNow: 'Yes, withdraw it',
    deleteTitle: 'Delete your application?',
    deleteText: (client: string) =>
      `All that you sent is deleted here at once, and with it this page. ${named(client)} is asked to delete the mail that was sent to them. This cannot be undone.`,
    deleteNow: 'Yes, delete everything',
    keep: 'No, keep it',
    deletedTitle: 'Your application is deleted',
    deletedText: 'Nothing of it is kept here any more. You can close this page.',
    goneTitle: 'This application is not here',
    goneText: 'It may have been deleted, or the address is not complete. Please open the link in your mail.',
    correctTitle: (title: string) => `Correct your application for ${named(title)}`,
    emailFixed: 'The address cannot be changed here. To use another, withdraw and apply anew.',
    filesStay: 'The files that you sent stay as they are.',
    saveCorrections: 'Send corrections',
    sendFailures: {
      'not-open': 'This micro-internship takes no applications now, so yours could not be corrected.',
      'questions-changed':
        'The client has changed the questions. Please look through them and send your corrections again.',
      'too-many-requests':
        'This application was corrected too often just now. Please wait a while and send again.',
      other: 'The server could not take your corrections. Please send them again.',
    },
  },
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
