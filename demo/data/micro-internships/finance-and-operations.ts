import type { Posting } from '../../../server/domain/posting.ts';
import { schedule } from '../dates.ts';
import { posting, usd } from '../posting.ts';
import { longText, shortText, singleChoice, yesNo } from '../questions.ts';
import { heading, list, paragraph, richText, steps } from '../rich-text.ts';

export const financeAndOperations = (now: Date): Posting[] => [
  posting({
    title: 'Thirteen-week cash-flow template for a brewery and taproom',
    employer: 'copper-kettle-brewing',
    department: 'finance',
    summary:
      'Build a rolling thirteen-week cash forecast in a spreadsheet that a brewer can update in twenty minutes on a Friday.',
    description: richText(
      paragraph(
        'We are profitable on paper and nervous every other Thursday. ',
        'Malt is paid in advance, kegs are paid late, and excise tax arrives exactly when we have forgotten it.',
      ),
      paragraph(
        'You sit down with our bookkeeper in a video call, learn where the money comes and goes, and build a template from last year’s figures. ',
        'It should have one tab to fill in and one tab to read. ',
        'No macros, no add-ins: our laptop is older than some of our staff.',
      ),
      list(
        'receipts by channel: taproom, kegs, cans',
        'payments by week, with the ones that can wait marked',
        'a warning when the balance falls below a floor that we set',
      ),
    ),
    deliverables: [
      'Template filled with last year’s figures',
      'Ten-minute screen recording that shows how to update it',
      'List of three habits that would help our cash position',
    ],
    hours: { min: 10, max: 12 },
    fee: usd(300),
    ...schedule(now, 'America/Chicago', {
      published: 1.9,
      deadline: 8,
      decision: 4,
      kickOff: 3,
      due: 14,
      floating: true,
    }),
    arrangement: 'remote',
    skills: ['Excel', 'Cash-flow forecasting', 'Bookkeeping basics'],
    eligibility: { majors: ['Accounting', 'Finance', 'Economics'] },
    questions: [
      longText({
        id: 'profit-and-cash',
        label: 'Explain to a brewer in four sentences how a business can make a profit and run out of cash.',
        maxLength: 600,
      }),
    ],
  }),

  posting({
    title: 'Reconcile a year of grant spending against three budgets',
    employer: 'harbor-light-museum',
    department: 'finance',
    summary:
      'Match 420 receipts and card charges to three grants, and show the board what is left in each budget line.',
    description: richText(
      paragraph(
        'Three grants paid for our education program last year, and all three want a report. ',
        'The receipts exist. ',
        'They live in two binders, an inbox, and the glove box of the museum van.',
      ),
      paragraph(
        'You scan what is on paper, enter what is missing, and assign every charge to a grant and a budget line. ',
        'Our treasurer is there on two of your days and answers questions on the others. ',
        'Charges that fit nowhere go on a list; deciding about them is our job, not yours.',
      ),
      list(
        'about 420 items, most of them below $100',
        'accounting in QuickBooks Online, access provided',
        'work happens at our office for reasons of privacy',
      ),
    ),
    deliverables: [
      'Reconciled ledger with a scan for each item',
      'Budget against actual for three grants',
      'List of open items with a suggestion for each',
    ],
    hours: { min: 18, max: 20 },
    fee: usd(430),
    ...schedule(now, 'America/Chicago', { published: 16, deadline: 4, decision: 5, kickOff: 4, due: 18 }),
    status: 'filled',
    filled: 1,
    arrangement: 'on-site',
    location: 'Port Ellis, WI',
    skills: ['Bookkeeping', 'QuickBooks', 'Excel'],
    questions: [
      shortText({ id: 'days', label: 'On which weekdays could you work at our office?', maxLength: 120 }),
      longText({
        id: 'missing-receipt',
        label: 'A charge of $212 has no receipt and no one remembers it. What do you do?',
        maxLength: 500,
      }),
    ],
  }),

  posting({
    title: 'Tool crib inventory and reorder list',
    employer: 'dunmore-and-pike',
    department: 'operations',
    summary:
      'Count, label, and photograph the survey and field tools in one storeroom, and set a reorder point for what runs out.',
    description: richText(
      paragraph(
        'Our tool crib serves eleven field crews. ',
        'We own four laser levels and buy a fifth every spring because nobody can find the second.',
      ),
      paragraph(
        'You spend three or four days in the storeroom, count everything, give it a place and a label, and put it into a simple inventory with photos. ',
        'A field technician works beside you on the first day and tells you what is junk. ',
        'At the end you show the crews in fifteen minutes how to sign things out.',
      ),
      steps(
        'Empty, sort, and throw away with the technician.',
        'Count, label, photograph.',
        'Set reorder points for batteries, flags, paint, and stakes.',
      ),
      paragraph(
        'Expect to stand for most of the day and to lift up to 30 pounds; we are glad to adapt the work to what you can do. Steel-toed shoes are provided.',
      ),
    ),
    deliverables: [
      'Inventory of about 350 items with photos and places',
      'Labels on shelves and cases',
      'Reorder list with quantities and suppliers',
    ],
    hours: { min: 14, max: 16 },
    fee: usd(340),
    ...schedule(now, 'America/Chicago', {
      published: 10,
      deadline: 6,
      decision: 4,
      kickOff: 5,
      due: 8,
      floating: true,
    }),
    arrangement: 'on-site',
    location: 'Galena Falls, IA',
    skills: ['Inventory', 'Organization', 'Spreadsheets'],
    questions: [
      yesNo({ id: 'on-site', label: 'Can you get to Galena Falls for three or four weekdays?' }),
      singleChoice({
        id: 'start-time',
        label: 'Which start would suit you?',
        options: { early: '6:30 a.m. with the crews', late: '9:00 a.m.', either: 'Either' },
        optional: true,
      }),
    ],
  }),

  posting({
    title: 'Map the returns process of a regional warehouse',
    employer: 'fernway-logistics',
    department: 'operations',
    summary:
      'Follow fifty returned pallets from the dock to the credit note, draw what really happens, and find where the days go.',
    description: richText(
      paragraph(
        'A returned pallet takes eleven days to become a credit note. ',
        'Everyone who touches it says that it takes an hour.',
      ),
      paragraph(
        'You spend two mornings at the dock with the people who do the work, follow fifty returns through our records, and draw the process as it is. ',
        'Then you mark where a pallet waits, for whom, and for how long. ',
        'We are looking for three changes that cost little, not for new software.',
      ),
      heading(1, 'What you get from us'),
      list(
        'safety briefing, vest, and a guide at the dock',
        'export of 2,300 returns with time stamps',
        'a half-hour call each week with the warehouse manager',
      ),
    ),
    deliverables: [
      'Process map of one page',
      'Table of waiting times for fifty returns',
      'Memo with three changes and what each would save',
    ],
    hours: { min: 18, max: 22 },
    fee: usd(480),
    ...schedule(now, 'America/Chicago', { published: 21, deadline: -1, decision: 5, kickOff: 4, due: 21 }),
    arrangement: 'hybrid',
    location: 'Rockford, IL',
    skills: ['Process mapping', 'Observation', 'Excel'],
    questions: [
      longText({
        id: 'watching',
        label: 'How would you watch people work without making them feel watched?',
        maxLength: 700,
      }),
    ],
  }),
];
