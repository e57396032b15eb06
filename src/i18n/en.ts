import type { Department, Status, ARRANGEMENTS, CLASSIFICATIONS, PAYERS } from '../contract/primitives.ts';
import type { Statement } from '../contract/statements.ts';

const plural = new Intl.PluralRules('en');
const number = new Intl.NumberFormat('en');
const counted = (count: number, one: string, many: string) =>
  `${number.format(count)} ${plural.select(count) === 'one' ? one : many}`;

/** Every word of the list and of what both other views share, in English. Its type is the type of all locales. */
export const en = {
  /** BCP 47 tag of these words. */
  locale: 'en',
  regionName: 'Micro-internships',
  notStated: 'Not stated',
  tryAgain: 'Try again',

  search: 'Search',
  searchLabel: 'Search micro-internships',
  departmentLabel: 'Department',
  allDepartments: 'All departments',
  optionWithCount: (label: string, count: number) => `${label} (${number.format(count)})`,
  shown: (shown: number, total: number) =>
    shown < total
      ? `Showing ${number.format(shown)} of ${counted(total, 'micro-internship', 'micro-internships')}`
      : counted(total, 'micro-internship', 'micro-internships'),
  loading: 'Loading micro-internships…',
  loadMore: 'Load more',
  loadingMore: 'Loading more…',
  moreFailed: 'The next ones could not be loaded.',
  noneLive: 'No micro-internships are open right now',
  noneLiveHelp: 'New ones are posted every week. Please look again in a few days.',
  noneMatch: 'No micro-internships match',
  noneMatchHelp: 'Try another word or another department.',
  clearFilters: 'Show all',
  unknownCampus: (campus: string) => `There is no campus “${campus}”`,
  unknownCampusHelp: 'Please tell the people who look after this page.',

  failures: {
    offline: 'We could not reach the server. Please check your connection.',
    timeout: 'The server took too long to answer.',
    http: 'The server could not answer.',
    contract: 'The server gave an answer that this page does not understand.',
    config: 'This page is not set up right.',
    aborted: 'Loading was stopped.',
  },
  failed: 'Micro-internships could not be loaded',

  fee: 'Fee',
  rate: (rate: string) => `about ${rate} per estimated hour`,
  hours: 'Time',
  hourCount: (min: number, max: number) =>
    min === max ? counted(max, 'hour', 'hours') : `${number.format(min)}–${number.format(max)} hours`,
  due: 'Due',
  dueAfterKickOff: (days: number) =>
    days % 7 === 0
      ? `${counted(days / 7, 'week', 'weeks')} after kick-off`
      : `${counted(days, 'day', 'days')} after kick-off`,
  applyBy: 'Apply by',
  yourTime: (time: string) => `${time} your time`,
  where: 'Where',
  noDeadline: 'No deadline stated',

  closesSoon: (relative: string) => `Closes ${relative}`,
  verified: 'Verified',
  onlyYourSchool: 'Only for your school',
  onlyOneSchool: 'Only for one school',
  paidBySchool: 'Paid by your school',
  featured: 'Featured',
  sample: 'Sample, not a live offer',
  openings: (left: number) => counted(left, 'opening', 'openings'),

  departments: {
    sales: 'Sales',
    marketing: 'Marketing',
    research: 'Research',
    technology: 'Technology',
    data: 'Data',
    finance: 'Finance',
    'human-resources': 'Human resources',
    operations: 'Operations',
    communications: 'Communications',
    strategy: 'Strategy',
    design: 'Design',
    education: 'Education',
    other: 'Other',
  } satisfies Record<Department, string>,
  arrangements: {
    remote: 'Remote',
    hybrid: 'Hybrid',
    'on-site': 'On site',
    other: 'Other',
  } satisfies Record<(typeof ARRANGEMENTS)[number], string>,
  payers: {
    client: 'The client',
    campus: 'Your school',
    state: 'The state',
    foundation: 'A foundation',
    other: 'Another organization',
  } satisfies Record<(typeof PAYERS)[number], string>,
  classifications: {
    contractor: 'Independent contractor',
    employee: 'Employee',
    stipend: 'Stipend',
    unpaid: 'Unpaid',
    other: 'Other',
  } satisfies Record<(typeof CLASSIFICATIONS)[number], string>,
  statuses: {
    draft: 'Not published',
    'in-review': 'Not published',
    open: 'Open',
    paused: 'Applications are paused',
    closed: 'Applications are closed',
    selecting: 'The client is choosing',
    filled: 'This micro-internship is filled',
    'in-progress': 'The work has begun',
    completed: 'The work is done',
    cancelled: 'This micro-internship was cancelled',
    expired: 'This micro-internship has expired',
    other: 'Applications are closed',
  } satisfies Record<Status, string>,

  back: 'Back to the list',
  apply: 'Apply',
  loadingOne: 'Loading the micro-internship…',
  notFound: 'This micro-internship is no longer here',
  notFoundHelp: 'It may have been withdrawn.',
  oneFailed: 'The micro-internship could not be loaded',
  opensOn: (time: string) => `Applications open ${time}`,
  about: 'About the project',
  deliverables: 'What you will deliver',
  milestones: 'Milestones',
  milestonePay: (pay: string) => `${pay} on completion`,
  details: 'Details',
  takeHome: 'You receive',
  paidBy: 'Paid by',
  classification: 'You work as',
  decisionBy: 'You hear by',
  kickOff: 'Kick-off',
  opensLabel: 'Openings',
  openingsLeft: (left: number, openings: number) => `${number.format(left)} of ${number.format(openings)} left`,
  skills: 'Skills',
  department: 'Department',
  language: 'Language of the posting',
  industry: 'Industry',
  lookingFor: 'Who they are looking for',
  whatIsAsked: 'What the application asks',
  askedBasics: 'Your name, e-mail address and school',
  askedQuestions: (count: number) => `${counted(count, 'question', 'questions')} from the client`,

  applyFor: (title: string) => `Apply for ${title}`,
  backToPosting: 'Back to the micro-internship',
  privacyTitle: 'Who sees this',
  privacyNotice: (client: string, days: number) =>
    `Your application goes to ${client}, who uses it only to choose someone for this micro-internship. It is kept until ${counted(days, 'day', 'days')} after the decision, then deleted.`,
  aboutYou: 'About you',
  questionsFrom: (client: string) => `Questions from ${client}`,
  name: 'Full name',
  email: 'E-mail address',
  emailHint: 'The client answers to this address.',
  school: 'School',
  optional: '(optional)',
  yes: 'Yes',
  no: 'No',
  upTo: (max: number) => `Up to ${number.format(max)} characters`,
  statementsTitle: 'Please confirm',
  statements: {
    adult: 'I am 18 or older',
    'work-authorised': 'I am legally authorized to work in the country of the client',
  } satisfies Record<Statement, string>,
  consent: (client: string) => `I agree that ${client} receives and uses my application as described above`,
  send: 'Send application',
  sending: 'Sending…',

  problemTitle: 'There is a problem',
  nothingLost: 'Nothing you typed is lost.',
  enter: {
    '/person/name': 'Enter your full name',
    '/person/email': 'Enter your e-mail address',
    '/person/school': 'Enter the name of your school',
    '/consent/given': 'Agree to the use of your application, or it cannot be sent',
  } as Record<string, string>,
  confirmStatement: (statement: string) => `Confirm: ${statement}`,
  answerQuestion: (question: string) => `Answer the question: ${question}`,
  chooseAnswer: (question: string) => `Choose an answer: ${question}`,
  emailFormat: 'Enter an e-mail address like name@example.edu',
  tooLong: (label: string, max: number) => `Shorten to ${number.format(max)} characters or fewer: ${label}`,
  notAccepted: (label: string) => `This cannot be accepted as typed: ${label}`,
  sendFailures: {
    'not-open': 'This micro-internship has stopped taking applications, so yours could not be sent.',
    exclusive: 'This micro-internship is only for the students of one school.',
    'questions-changed': 'The client has changed the questions. Please look through them and send again.',
    'already-received':
      'An earlier version of this application has already been received. What you changed since was not sent.',
    'too-many-requests': 'Too many applications came from here just now. Please wait a few minutes and send again.',
    offline: 'We could not reach the server. Please check your connection and send again.',
    timeout: 'The server took too long to answer. Please send again; it will not be counted twice.',
    other: 'The server could not take your application. Please send again.',
  },

  receiptTitle: 'Application received',
  receiptThanks: (client: string, title: string) => `${client} has your application for “${title}”.`,
  receiptDecision: (time: string) => `You will hear by ${time}.`,
  receiptNoDecision: 'The client has not stated when you will hear.',
  receiptMail: 'A confirmation is on its way to your e-mail address.',
  receiptNumber: 'Application number',
};

export type Messages = typeof en;
