import type { Posting } from '../../../server/domain/posting.ts';
import { schedule } from '../dates.ts';
import { posting, usd } from '../posting.ts';
import { longText, shortText, singleChoice, yesNo } from '../questions.ts';
import { heading, link, list, paragraph, richText, steps, strong } from '../rich-text.ts';

export const salesAndMarketing = (now: Date): Posting[] => [
  posting({
    title: 'Rank the top 40 prospects on a trade show attendee list',
    employer: 'fernway-logistics',
    department: 'sales',
    summary:
      'Sort 600 trade show contacts into companies we can serve, score them, and hand our sales team the best 40 with a reason for each.',
    description: richText(
      paragraph(
        'We came home from a regional grocery trade show with about 600 badge scans and no time to read them. ',
        'Our two account managers call the first names on the list, which is the worst way to use it.',
      ),
      paragraph(
        'We give you the list and a one-page description of the customers we serve well: food producers with 20 to 200 pallets a week within 250 miles of our Rockford warehouse. ',
        'You look up each company, drop the ones that do not fit, and score the rest with a rule that you write down so we can use it again. ',
        'Public sources are enough; you will not call or write to anyone.',
      ),
      paragraph(
        strong('A good result'),
        ' lets an account manager pick up the phone without opening another tab:',
      ),
      list(
        'company, place, products, and an estimate of shipping volume with its source',
        'the person we met and what they are responsible for',
        'one sentence on why this company, and one on what might speak against it',
      ),
    ),
    deliverables: [
      'Spreadsheet of all 600 contacts, marked as fit, no fit, or unclear',
      'Ranked list of 40 prospects with a two-sentence reason for each',
      'One-page description of the scoring rule',
    ],
    hours: { min: 10, max: 12 },
    fee: usd(260),
    ...schedule(now, 'America/Chicago', {
      published: 0.2,
      deadline: 9,
      decision: 4,
      kickOff: 3,
      due: 10,
      floating: true,
    }),
    arrangement: 'remote',
    skills: ['Lead research', 'Spreadsheets', 'Business writing'],
    questions: [
      longText({
        id: 'unclear-company',
        label:
          'A company on the list has a three-page website and no mention of volume. How would you find out whether it is worth a call?',
        maxLength: 900,
      }),
    ],
  }),

  posting({
    title: 'Find 60 bars and bottle shops for a new lager',
    employer: 'copper-kettle-brewing',
    department: 'sales',
    summary:
      'Build a call list of bars, restaurants, and bottle shops in two counties that already pour local beer and have room for one more.',
    description: richText(
      paragraph(
        'Our lager leaves the taproom for the first time this season, and our one salesperson can visit about eight places a day. ',
        'You decide which sixty are worth the drive. ',
        'Start from menus, tap lists, and reviews; then spend two afternoons walking the busiest streets of Millbrook and counting tap handles.',
      ),
      paragraph('For each place we need the following:'),
      list(
        'name, address, phone, and the days the buyer is in',
        'local beers on tap or on the shelf, with prices where they are posted',
        'a guess at the gap we could fill: style, price, or size',
      ),
      paragraph(
        'Mileage between stops is paid on top of the fee. You must be able to get to Millbrook twice.',
      ),
    ),
    deliverables: [
      'Spreadsheet of 60 places sorted into three visiting routes',
      'Map layer with the same places',
      'Half a page on what surprised you',
    ],
    hours: { min: 14, max: 16 },
    fee: usd(345),
    ...schedule(now, 'America/Chicago', { published: 4, deadline: 13, decision: 5, kickOff: 4, due: 14 }),
    arrangement: 'hybrid',
    location: 'Millbrook, IL',
    skills: ['Field research', 'Spreadsheets', 'Mapping'],
    questions: [
      yesNo({ id: 'two-visits', label: 'Can you be in Millbrook on two weekday afternoons?' }),
      shortText({
        id: 'favorite-place',
        label: 'Name one place near you that should carry a lager like ours, and say why.',
        maxLength: 200,
        optional: true,
      }),
    ],
  }),

  posting({
    title: 'Social media calendar for a county-wide food drive',
    employer: 'riverbend-food-network',
    department: 'marketing',
    summary:
      'Plan and write four weeks of posts for a food drive in 31 grocery stores, with photos we already have and numbers that are true.',
    description: richText(
      paragraph(
        'Every year 31 grocery stores put our barrels beside their doors for four weeks. ',
        'Last year we posted when somebody remembered, and the barrels in the smaller towns stayed empty.',
      ),
      paragraph(
        'You plan the calendar and write the posts: three a week for Instagram and Facebook, and a short text that stores can copy into their own pages. ',
        'We have about 200 photos with signed releases and a sheet of facts (pounds, households, pantries), so nothing needs to be invented. ',
        'We hire two people: one takes the city stores, the other the rural ones, and you compare notes in a weekly call.',
      ),
      heading(1, 'How we write'),
      list(
        'People who visit a pantry are neighbors, not “the needy”.',
        'One request per post, with the place and the date.',
        'Every image has alternative text.',
      ),
    ),
    deliverables: [
      'Calendar of 12 posts with date, channel, text, image, and alternative text',
      'Copy-and-paste kit for store managers (one page)',
      'Short report after the first week: what worked, what you would change',
    ],
    milestones: [
      { title: 'First four posts approved', due: { daysAfterKickOff: 7 } },
      { title: 'Complete calendar and store kit', due: { daysAfterKickOff: 18 } },
      { title: 'Report after the first week', due: { daysAfterKickOff: 28 } },
    ],
    hours: { min: 18, max: 20 },
    fee: usd(400),
    ...schedule(now, 'America/Chicago', { published: 1.4, deadline: 11, decision: 5, kickOff: 5, due: 28 }),
    openings: 2,
    arrangement: 'remote',
    skills: ['Social media', 'Copywriting', 'Canva'],
    questions: [
      longText({
        id: 'sample-post',
        label: 'Write one post that asks people in a town of 900 to bring canned fish.',
        help: 'At most 80 words. It does not have to be clever; it has to be clear.',
        maxLength: 600,
      }),
      singleChoice({
        id: 'stores',
        label: 'Which stores would you rather take?',
        options: { city: 'The city stores', rural: 'The rural stores', either: 'Either' },
      }),
      shortText({
        id: 'work-sample',
        label: 'Link to something you have written or designed',
        help: 'Class work is fine.',
        optional: true,
      }),
    ],
  }),

  posting({
    title: 'Email welcome series for new museum members',
    employer: 'harbor-light-museum',
    department: 'marketing',
    summary:
      'Write five emails that take a new member from the receipt to a second visit, and set them up in our newsletter tool.',
    description: richText(
      paragraph(
        'New members get a receipt and then hear nothing until we ask them to renew. ',
        'Forty percent never use their card a second time. ',
        'We would like to greet them properly: five short emails over sixty days, each with one idea and one thing to do.',
      ),
      paragraph(
        'You talk to our membership manager and two members, write the series, and build it with the templates we have in Mailchimp. ',
        'We will send it to 150 people who joined this quarter, so you will see results before we say goodbye. ',
        'Our voice is described in a ',
        link('https://harborlightmuseum.example/voice', 'two-page guide'),
        '.',
      ),
      steps(
        'Read the guide and last year’s survey of members.',
        'Talk to the members and sketch the series on one page.',
        'Write, revise once with us, and build.',
      ),
    ),
    deliverables: [
      'Outline of the series on one page',
      'Five emails with subject lines, preheaders, and alternative text',
      'The automation, tested and ready to switch on',
    ],
    hours: { min: 15, max: 18 },
    fee: usd(400),
    ...schedule(now, 'America/Chicago', { published: 8, deadline: 5, decision: 6, kickOff: 3, due: 21 }),
    arrangement: 'remote',
    skills: ['Email marketing', 'Copywriting', 'Mailchimp', 'Interviewing'],
    eligibility: { majors: ['Marketing', 'English', 'Communication', 'Any other with a writing sample'] },
    questions: [
      longText({
        id: 'why-you',
        label: 'Why should we pick you for this project?',
        help: 'Two or three honest sentences beat a cover letter.',
        maxLength: 800,
      }),
      yesNo({
        id: 'used-mailchimp',
        label: 'Have you worked with Mailchimp or a similar tool?',
        optional: true,
      }),
    ],
  }),
];
