import type { Posting } from '../../../server/domain/posting.ts';
import { schedule } from '../dates.ts';
import { posting, usd } from '../posting.ts';
import {
  date,
  longText,
  multipleChoice,
  shortText,
  singleChoice,
  webLink,
  wholeNumber,
  yesNo,
} from '../questions.ts';
import { code, heading, link, list, paragraph, richText, steps, strong } from '../rich-text.ts';

export const researchAndStrategy = (now: Date): Posting[] => [
  posting({
    title: 'Market research on alcohol-free beer for a regional brewery',
    employer: 'copper-kettle-brewing',
    department: 'research',
    summary:
      'Find out who buys alcohol-free beer in our region, at what price, and whether a 14-barrel brewery should make one.',
    description: richText(
      paragraph(
        'Guests ask for an alcohol-free beer every weekend, and we send them home with lemonade. ',
        'Before we spend $40,000 on equipment we would like to know whether those guests are many or merely loud.',
      ),
      paragraph(
        'You combine what is already published with what you can see for yourself: shelves in six stores, menus of twenty restaurants, and a short survey in our taproom that we will run for you. ',
        'We do not need a textbook market analysis. ',
        'We need a recommendation that we can argue with.',
      ),
      heading(1, 'Questions we have'),
      steps(
        'Who buys it here, where, and instead of what?',
        'What do six-packs and pours cost, and who makes them?',
        'Which of our neighbors brew one, and what do they say about it?',
        'Make, have made, or buy in: which one, and what would change your mind?',
      ),
      heading(1, 'How we work together'),
      paragraph(
        'A 30-minute kick-off call, a call in the middle, and a presentation to our three owners at the end. ',
        'Questions in between by email; you will have an answer by the next morning.',
      ),
    ),
    deliverables: [
      'Eight-page report with sources',
      'Price sheet of at least 25 products',
      'Survey of ten questions and a summary of its results',
      'Presentation of 20 minutes to the owners',
    ],
    milestones: [
      { title: 'Outline and survey questions', due: { daysAfterKickOff: 5 } },
      { title: 'Price sheet and first findings', due: { daysAfterKickOff: 14 } },
      { title: 'Report and presentation', due: { daysAfterKickOff: 23 } },
    ],
    hours: { min: 18, max: 20 },
    fee: usd(450),
    ...schedule(now, 'America/Chicago', { published: 0.6, deadline: 10, decision: 5, kickOff: 4, due: 24 }),
    arrangement: 'remote',
    skills: ['Market research', 'Survey design', 'Spreadsheets', 'Presenting'],
    eligibility: { classYears: ['Sophomore', 'Junior', 'Senior', 'Graduate student'] },
    questions: [
      shortText({
        id: 'first-source',
        label: 'What is the first source you would look at?',
        help: 'A publication, a data set, a place, or a person.',
        maxLength: 150,
      }),
      longText({
        id: 'approach',
        label: 'How would you tell “many guests want this” from “a few guests ask loudly”?',
        help: 'Five or six sentences are plenty.',
        maxLength: 1200,
      }),
      singleChoice({
        id: 'hours-a-week',
        label: 'How many hours a week could you give this project?',
        options: {
          'up-to-five': 'Up to 5 hours',
          'six-to-ten': '6 to 10 hours',
          'more-than-ten': 'More than 10 hours',
        },
      }),
      yesNo({
        id: 'present-live',
        label: 'Would you present the results in a video call?',
        help: 'A recording is fine too.',
        optional: true,
      }),
    ],
  }),

  posting({
    title: 'Inventory of public Wi-Fi in 90 rural libraries',
    employer: 'office-of-rural-connectivity',
    department: 'research',
    summary:
      'Call and email 90 rural libraries, record what Wi-Fi they offer and when, and turn it into an open data set.',
    description: richText(
      paragraph(
        'For many households the library parking lot is the best connection in the county. ',
        'We fund these connections, yet we have no current list of who offers what. ',
        'You build that list.',
      ),
      paragraph(
        'We provide contacts, a script, a form, and a letter that says you are calling for us. ',
        'Most calls take six minutes. ',
        'The result is published as open data under your name, following the ',
        link('https://ruralconnectivity.example/data-guide', 'state data guide'),
        '.',
      ),
      heading(1, 'For each library'),
      list(
        'speed promised and speed measured (we tell librarians how to run the test)',
        'hours inside, hours outside, and whether the signal reaches the parking lot',
        'hot spots to lend, devices to lend, printing',
        'the one thing they would ask the state for',
      ),
      paragraph(strong('Paid by the state.'), ' This is a stipend; you receive all of it.'),
    ),
    deliverables: [
      'CSV file with 90 rows and a data dictionary',
      'Log of calls, with at least three tries per library',
      'Two-page summary for legislators',
    ],
    milestones: [
      { title: 'Pilot with ten libraries', due: { daysAfterKickOff: 7 } },
      { title: 'Sixty libraries reached', due: { daysAfterKickOff: 19 } },
    ],
    hours: { min: 26, max: 30 },
    fee: usd(630),
    takeHomePercent: 100,
    paidBy: 'state',
    classification: 'stipend',
    ...schedule(now, 'America/Chicago', { published: 12, deadline: 18, decision: 7, kickOff: 6, due: 30 }),
    arrangement: 'remote',
    skills: ['Phone interviews', 'Data entry', 'Record keeping'],
    eligibility: { workAuthorisation: 'United States' },
    questions: [
      yesNo({ id: 'calls', label: 'Are you comfortable making about 90 phone calls on weekdays?' }),
      longText({
        id: 'reluctant-librarian',
        label: 'A librarian says she has no time for surveys from the capital. What do you answer?',
        maxLength: 600,
      }),
      multipleChoice({
        id: 'calling-hours',
        label: 'When could you make the calls?',
        options: { mornings: 'Mornings', afternoons: 'Afternoons', evenings: 'Early evenings' },
      }),
      wholeNumber({ id: 'calls-a-day', label: 'How many calls a day would you plan?', min: 1, max: 40 }),
      date({ id: 'first-day', label: 'On which day could you begin?' }),
      webLink({
        id: 'spreadsheet',
        label: 'A spreadsheet you are proud of',
        help: 'Anything that others can open.',
        optional: true,
      }),
    ],
  }),

  posting({
    title: 'Competitor pricing review for an after-school tutoring app',
    employer: 'chalkline-learning',
    department: 'strategy',
    summary:
      'Compare how nine tutoring services charge families and schools, and tell us where our price looks odd.',
    description: richText(
      paragraph(
        'We charge families $29 a month and schools $6 a student. ',
        'We picked both numbers in a single evening, and they have held for two years because nobody has looked at them since.',
      ),
      paragraph(
        'You look. Nine competitors, their public prices, what is in each plan, what is not, and how it is worded. ',
        'Where a price is only given on request, say so; please do not pose as a customer. ',
        'Finish with three changes you would make and what each might do to our revenue, in a model simple enough for us to poke at.',
      ),
      list(
        'plans and prices, per month and per year',
        'free trials, refunds, sibling discounts',
        'the words used for the same thing',
      ),
    ),
    deliverables: [
      'Comparison table of nine services with links and the date of each look',
      'Spreadsheet model with three scenarios',
      'Memo of two pages with your recommendation',
    ],
    hours: { min: 12, max: 14 },
    fee: usd(325),
    ...schedule(now, 'America/New_York', {
      published: 2.8,
      deadline: 7,
      decision: 4,
      kickOff: 2,
      due: 12,
      floating: true,
    }),
    arrangement: 'remote',
    skills: ['Competitive analysis', 'Pricing', 'Excel', 'Memo writing'],
    questions: [
      longText({
        id: 'odd-price',
        label: 'Tell us about a price that made you suspicious, and why it did.',
        maxLength: 700,
      }),
    ],
  }),

  posting({
    title:
      'Compare how twelve regional carriers price last-mile delivery and recommend a fair surcharge model for small rural shops',
    employer: 'fernway-logistics',
    department: 'strategy',
    summary:
      'Read twelve published tariffs, rebuild what a village shop would pay under each, and propose a surcharge we could defend.',
    description: richText(
      paragraph(
        'A shop in a village of 400 can pay more for the last nine miles than for the 300 before them. ',
        'We lose money on those stops and still hear that we are unfair. ',
        'Perhaps both are true.',
      ),
      paragraph(
        'You collect twelve published tariffs and rebuild five typical orders under each of them. ',
        'Our own stop data (no customer names) comes as a file with the columns ',
        code('miles'),
        ', ',
        code('minutes'),
        ', and ',
        code('pallets'),
        '. From these you propose a surcharge that covers the cost, can be explained in two sentences, and does not punish the smallest shops.',
      ),
      heading(1, 'Out of scope'),
      list('fuel surcharges', 'cold chain', 'anything that needs a change of routing software'),
    ),
    deliverables: [
      'Table of twelve tariffs, normalized',
      'Workbook with five orders under each tariff and under your proposal',
      'Five-page paper and a one-page version for drivers',
    ],
    milestones: [
      { title: 'Tariffs collected and normalized', due: { daysAfterKickOff: 10 } },
      { title: 'Workbook reviewed', due: { daysAfterKickOff: 20 } },
    ],
    hours: { min: 24, max: 28 },
    fee: usd(620),
    ...schedule(now, 'America/Chicago', { published: 9, deadline: 21, decision: 6, kickOff: 5, due: 27 }),
    arrangement: 'remote',
    skills: ['Cost modeling', 'Excel', 'Policy writing', 'Supply chain'],
    eligibility: { classYears: ['Junior', 'Senior', 'Graduate student'] },
    questions: [
      longText({
        id: 'fair',
        label: 'What would make a surcharge fair? Give one rule and one case in which it fails.',
        maxLength: 1000,
      }),
      singleChoice({
        id: 'excel',
        label: 'How well do you know spreadsheets?',
        options: {
          basics: 'Sums and filters',
          lookups: 'Lookups and pivot tables',
          models: 'I have built models that others used',
        },
      }),
    ],
  }),
];
