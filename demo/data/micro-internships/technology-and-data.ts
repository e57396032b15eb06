import type { Posting } from '../../../server/domain/posting.ts';
import { schedule } from '../dates.ts';
import { posting, usd } from '../posting.ts';
import { longText, shortText, singleChoice, yesNo } from '../questions.ts';
import { code, codeBlock, heading, link, list, paragraph, richText, steps } from '../rich-text.ts';

export const technologyAndData = (now: Date): Posting[] => [
  posting({
    title: 'Rebuild the volunteer sign-up page of a food bank network',
    employer: 'riverbend-food-network',
    department: 'technology',
    summary:
      'Replace a spreadsheet behind a form with a small, accessible sign-up page for shifts at 14 pantries. Paid in three segments.',
    description: richText(
      paragraph(
        'Volunteers choose shifts in a shared spreadsheet. ',
        'Twice a month somebody sorts one column, and forty people arrive at the wrong pantry.',
      ),
      paragraph(
        'You build a small web page that shows open shifts, takes a name and an email address, and sends a reminder the day before. ',
        'We have hosting, a domain, and a volunteer developer who reviews your code twice a week and takes over when you leave. ',
        'This project is longer than most, so it is cut into three segments; each is paid when it is accepted, and either side may stop after any of them.',
      ),
      heading(1, 'The segments'),
      steps(
        'List and calendar of shifts, read from our database',
        'Sign up, cancel by a link in the email, waiting list',
        'Reminders, accessibility fixes, documentation, and handover',
      ),
      heading(1, 'Ground rules'),
      list(
        'works on a five-year-old phone and without a mouse',
        'no tracking, no account for volunteers, no framework we would have to learn',
        'personal data stays on our server and is deleted after the shift',
      ),
    ),
    deliverables: [
      'Working page at our domain, with source code in our repository',
      'Tests for signing up, canceling, and the waiting list',
      'Handover document and a one-hour call with our volunteer developer',
    ],
    milestones: [
      { title: 'Segment 1: shifts on a page', due: { daysAfterKickOff: 10 }, pay: usd(450) },
      { title: 'Segment 2: sign up and cancel', due: { daysAfterKickOff: 20 }, pay: usd(500) },
      { title: 'Segment 3: reminders and handover', due: { daysAfterKickOff: 30 }, pay: usd(450) },
    ],
    hours: { min: 54, max: 60 },
    fee: usd(1400),
    ...schedule(now, 'America/Chicago', {
      published: 5,
      deadline: 17,
      decision: 6,
      kickOff: 6,
      due: 30,
      floating: true,
    }),
    arrangement: 'remote',
    skills: ['HTML and CSS', 'JavaScript', 'SQL', 'Accessibility', 'Git'],
    eligibility: {
      majors: ['Computer science', 'Information systems', 'Self-taught with something to show'],
    },
    questions: [
      shortText({ id: 'code', label: 'Link to code you have written', maxLength: 200 }),
      longText({
        id: 'double-booking',
        label: 'Two people take the last place in a shift at the same second. What happens in your design?',
        maxLength: 1000,
      }),
      yesNo({ id: 'review-calls', label: 'Can you join two 20-minute review calls a week?' }),
    ],
  }),

  posting({
    title: 'Accessibility audit and fixes for a newspaper’s public notices',
    employer: 'otter-creek-ledger',
    department: 'technology',
    summary:
      'Test our archive of legal notices with a keyboard and a screen reader, write up what fails, and fix the worst of it.',
    description: richText(
      paragraph(
        'The county must publish its notices where everyone can read them, and it pays us to do so. ',
        'A reader who is blind told us that our archive reads as “graphic, graphic, graphic.” ',
        'She is right, and we would like to be able to call her back with good news.',
      ),
      paragraph(
        'The archive is a small site made by a static generator: about 40 templates and a search form. ',
        'You test it against ',
        link('https://www.w3.org/TR/WCAG22/', 'WCAG 2.2'),
        ' level AA, rank what you find by who is shut out, and fix the first ten problems by pull request.',
      ),
      list(
        'keyboard only, two screen readers, 400 percent zoom, and a phone',
        'scanned notices: propose a way to get text out of them; you need not process all 6,000',
        'an issue for each finding, with steps to see it',
      ),
      paragraph('The command that builds the site:'),
      codeBlock('npm ci\nnpm run build\nnpm run serve'),
    ),
    deliverables: [
      'Report with ranked findings',
      'Ten merged pull requests',
      'Checklist of one page for the newsroom',
    ],
    milestones: [
      { title: 'Findings ranked', due: { daysAfterKickOff: 9 } },
      { title: 'Five fixes merged', due: { daysAfterKickOff: 19 } },
      { title: 'Ten fixes and checklist', due: { daysAfterKickOff: 29 } },
    ],
    hours: { min: 34, max: 40 },
    fee: usd(900),
    ...schedule(now, 'America/Denver', { published: 7, deadline: 24, decision: 8, kickOff: 5, due: 29 }),
    arrangement: 'remote',
    skills: ['Accessibility testing', 'HTML and CSS', 'Screen readers', 'Git'],
    questions: [
      longText({
        id: 'not-automated',
        label: 'Name an accessibility problem that no automated checker finds, and how you would find it.',
        maxLength: 800,
      }),
      singleChoice({
        id: 'screen-reader',
        label: 'Which screen reader do you know best?',
        options: {
          nvda: 'NVDA',
          jaws: 'JAWS',
          voiceover: 'VoiceOver',
          talkback: 'TalkBack',
          none: 'None yet',
        },
        other: true,
      }),
    ],
  }),

  posting({
    title: 'Clean up 4,000 donor records before a database move',
    employer: 'riverbend-food-network',
    department: 'data',
    summary:
      'Find duplicates, repair addresses, and standardize names in 4,000 donor records so that our move does not copy ten years of mess.',
    description: richText(
      paragraph(
        'We move to a new donor database next month. ',
        'The old one knows “Bob & Jean Alvarez,” “Robert Alvarez,” and “Alvarez, R. (do not mail)” as three generous strangers.',
      ),
      paragraph(
        'You work in a copy without gift amounts and sign a confidentiality agreement first. ',
        'You write the rules before you touch the records, so we can agree on them and repeat them. ',
        'When a case is unclear you flag it; please do not guess.',
      ),
      list(
        'duplicates merged or flagged, with a log of each merge',
        'addresses in postal format',
        'salutations that nobody will be hurt by, deceased donors included',
      ),
    ),
    deliverables: ['Cleaned file ready for import', 'Log of merges and open cases', 'Rules on one page'],
    hours: { min: 15, max: 18 },
    fee: usd(370),
    ...schedule(now, 'America/Chicago', {
      published: 14,
      deadline: { inMinutes: 10 },
      decision: 4,
      kickOff: 2,
      due: 10,
      floating: true,
    }),
    arrangement: 'remote',
    skills: ['Data cleaning', 'Excel or OpenRefine', 'Attention to detail'],
    questions: [
      longText({
        id: 'duplicate',
        label: 'Two records share a phone number but not a name or an address. Merge, flag, or leave? Why?',
        maxLength: 600,
      }),
      yesNo({ id: 'confidentiality', label: 'Would you sign a confidentiality agreement before you start?' }),
    ],
  }),

  posting({
    title: 'Dashboard of wait times at six walk-in clinics',
    employer: 'cedar-street-clinics',
    department: 'data',
    summary:
      'Turn a year of check-in times, stripped of all patient data, into a one-page dashboard that clinic managers will open on Mondays.',
    description: richText(
      paragraph(
        'We know how long people wait because every clinic writes it down. ',
        'We do not know when, where, or why, because nobody has put the six files side by side.',
      ),
      paragraph(
        'You get one row per visit with the columns ',
        code('clinic'),
        ', ',
        code('arrived'),
        ', ',
        code('seen'),
        ', and ',
        code('left'),
        '; there are no names, birth dates, or reasons for the visit. ',
        'You talk to two managers about the decisions they make on Mondays, and design for those. ',
        'Power BI is what we own; a good case for something else is welcome.',
      ),
      heading(1, 'Questions the page should answer'),
      list(
        'When is the wait longer than 45 minutes, and at which clinic?',
        'How many people leave before they are seen?',
        'Did the new front-desk schedule help? Say so if the data cannot tell.',
      ),
    ),
    deliverables: [
      'Dashboard with one page and a filter by clinic',
      'Repeatable way to load next month’s files',
      'Notes on data quality',
    ],
    milestones: [
      { title: 'Paper sketch agreed with two managers', due: { daysAfterKickOff: 6 } },
      { title: 'Dashboard with all six clinics', due: { daysAfterKickOff: 18 } },
    ],
    hours: { min: 20, max: 25 },
    fee: usd(560),
    ...schedule(now, 'America/New_York', { published: 3.2, deadline: 14, decision: 5, kickOff: 5, due: 23 }),
    arrangement: 'remote',
    skills: ['Power BI or Tableau', 'Data visualization', 'SQL', 'Interviewing'],
    questions: [
      longText({
        id: 'average',
        label: 'Why might the average wait mislead a clinic manager? What would you show instead?',
        maxLength: 800,
      }),
      shortText({ id: 'work-sample', label: 'Link to a chart or dashboard you made', optional: true }),
    ],
  }),
];
