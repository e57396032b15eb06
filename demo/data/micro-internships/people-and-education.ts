import type { Posting } from '../../../server/domain/posting.ts';
import { schedule } from '../dates.ts';
import { posting, usd } from '../posting.ts';
import { longText, shortText, singleChoice, yesNo } from '../questions.ts';
import { heading, link, list, paragraph, richText, steps, strong } from '../rich-text.ts';

export const peopleAndEducation = (now: Date): Posting[] => [
  posting({
    title: 'Onboarding checklist for part-time front-desk staff',
    employer: 'cedar-street-clinics',
    department: 'human-resources',
    summary:
      'Talk to six people who started at our front desks this year, and turn what they wish they had known into a first-week checklist.',
    description: richText(
      paragraph(
        'We hire about thirty part-time front-desk staff a year, many of them students. ',
        'One in five leaves within six weeks. ',
        'In exit notes they say, in different words, that nobody told them what a good day looks like.',
      ),
      paragraph(
        'You interview six people who started this year and two supervisors, read the present 48-page binder, and write a checklist for the first week: what to learn, from whom, and how both sides know it is learned. ',
        'Interviews are by video, take half an hour, and are paid working time for our staff.',
      ),
      list(
        'fits on both sides of one sheet',
        'says who is responsible for each line',
        'includes the ten questions patients ask most, with answers',
      ),
    ),
    deliverables: [
      'First-week checklist, ready to print',
      'Short guide for supervisors',
      'Summary of the interviews without names',
    ],
    hours: { min: 12, max: 15 },
    fee: usd(330),
    ...schedule(now, 'America/New_York', {
      published: 0.1,
      deadline: 19,
      decision: 6,
      kickOff: 4,
      due: 21,
      floating: true,
    }),
    arrangement: 'remote',
    skills: ['Interviewing', 'Instructional writing', 'Human resources'],
    questions: [
      longText({
        id: 'first-day',
        label: 'Think of your first day in a job or a club. What do you wish someone had told you?',
        maxLength: 700,
      }),
      yesNo({
        id: 'daytime-interviews',
        label: 'Could you hold interviews between 8 a.m. and 5 p.m. Eastern time?',
      }),
    ],
  }),

  posting({
    title: 'Training guide for two-person drone survey crews',
    employer: 'dunmore-and-pike',
    department: 'human-resources',
    summary:
      'Turn the know-how of our two drone pilots into a field guide that a new crew can follow from the truck to the upload.',
    description: richText(
      paragraph(
        'Two people here know how to survey a gravel pit by drone, and one of them retires this year. ',
        'What they know is in their heads, in a few text messages, and on the back of a battery case.',
      ),
      paragraph(
        'You ride along for one day near Galena Falls, interview both pilots, and write a field guide with photos. ',
        'You do not fly, and you do not need a license. ',
        'Both founders of our drone team studied at Lakeshore State, so ',
        strong('this project is for Lakeshore State students only'),
        '.',
      ),
      heading(1, 'Chapters we have in mind'),
      steps(
        'Before leaving: permits, batteries, weather',
        'On site: ground control points, the safety talk, who watches what',
        'After: checks before you drive away, upload, notes',
        'When something goes wrong',
      ),
    ),
    deliverables: [
      'Field guide of 12 to 16 pages, readable in sunlight',
      'Laminated checklist for the truck',
      'Slides for a 30-minute training session',
    ],
    milestones: [
      { title: 'Day in the field and outline', due: { daysAfterKickOff: 7 } },
      { title: 'Draft reviewed by both pilots', due: { daysAfterKickOff: 18 } },
    ],
    hours: { min: 18, max: 20 },
    fee: usd(440),
    ...schedule(now, 'America/Chicago', { published: 2.5, deadline: 13, decision: 5, kickOff: 6, due: 25 }),
    exclusiveTo: 'lakeshore',
    arrangement: 'hybrid',
    location: 'Galena Falls, IA',
    skills: ['Technical writing', 'Interviewing', 'Photography'],
    eligibility: { classYears: ['Sophomore', 'Junior', 'Senior'] },
    questions: [
      longText({
        id: 'steps',
        label:
          'Explain in numbered steps how to change a bicycle tire, or anything else you can do without thinking.',
        maxLength: 1000,
      }),
      shortText({ id: 'major', label: 'What are you studying?', maxLength: 100, optional: true }),
    ],
  }),

  posting({
    title: 'Two-week lesson unit on local rivers for seventh grade',
    employer: 'chalkline-learning',
    department: 'education',
    summary:
      'Write ten ready-to-teach science lessons on the river nearest to a school, with worksheets, answers, and a field trip plan.',
    description: richText(
      paragraph(
        'Most units about rivers are about the Nile. ',
        'Teachers told us that they want one about the water their students cross on the way to school, and that they have no time to write it.',
      ),
      paragraph(
        'You write ten lessons of 45 minutes that work for any river, with places where a teacher fills in the local facts. ',
        'A seventh-grade teacher comments on each draft within three days. ',
        'The unit is published under a Creative Commons license with your name on it.',
      ),
      heading(1, 'Each lesson has'),
      list(
        'one question that a twelve-year-old might ask',
        'an activity that needs no more than $10 of material',
        'a worksheet with answers and a version for English learners',
        [
          paragraph(
            'a link to the ',
            link('https://www.nextgenscience.org/', 'Next Generation Science Standards'),
          ),
          list('one performance expectation', 'one crosscutting concept'),
        ],
      ),
      heading(2, 'The field trip'),
      paragraph('A plan for one afternoon by the water, with a letter to families and a plan B for rain.'),
    ),
    deliverables: [
      'Ten lesson plans with worksheets and answers',
      'Field trip plan and letter to families',
      'List of sources for local river data in all states',
    ],
    milestones: [
      { title: 'Outline and one sample lesson', due: { daysAfterKickOff: 6 } },
      { title: 'Lessons 1 to 5', due: { daysAfterKickOff: 16 } },
      { title: 'Lessons 6 to 10 and field trip', due: { daysAfterKickOff: 27 } },
    ],
    hours: { min: 24, max: 28 },
    fee: usd(600),
    ...schedule(now, 'America/New_York', { published: 11, deadline: 27, decision: 7, kickOff: 5, due: 28 }),
    arrangement: 'remote',
    skills: ['Lesson planning', 'Earth science', 'Writing for young readers'],
    eligibility: { majors: ['Education', 'Earth science', 'Environmental studies'] },
  }),

  posting({
    title: 'Record and index five oral histories of retired mill workers',
    employer: 'otter-creek-ledger',
    department: 'other',
    summary:
      'Sit down with five people who worked at the paper mill, record their stories well, and make the recordings easy to search.',
    description: richText(
      paragraph(
        'The Otter Creek mill closed in 1998. ',
        'The youngest of the people who ran its machines is now 71, and the most complete record of their work is our sports page.',
      ),
      paragraph(
        'You prepare, hold, and index five conversations of about an hour. ',
        'We lend you a recorder and a good microphone, make the introductions, and come along to the first one. ',
        'The recordings go to the county library and stay there; a local foundation pays for the project.',
      ),
      heading(1, 'Before you apply'),
      list(
        'Conversations take place in people’s homes or at the library in Otter Creek, on five days of your choice.',
        'Everyone signs a release and may strike any passage.',
        'One conversation will probably be in Spanish; an interpreter is there if you need one.',
      ),
    ),
    deliverables: [
      'Five edited recordings with releases',
      'Index with time codes, names, places, and machines',
      'Story of 800 words for the weekend edition, under your name',
    ],
    milestones: [
      { title: 'First conversation recorded', due: { daysAfterKickOff: 8 } },
      { title: 'All five recorded', due: { daysAfterKickOff: 20 } },
    ],
    hours: { min: 26, max: 30 },
    fee: usd(640),
    paidBy: 'foundation',
    ...schedule(now, 'America/Denver', { published: 6.5, deadline: 29, decision: 8, kickOff: 6, due: 30 }),
    arrangement: 'on-site',
    location: 'Otter Creek, MT',
    skills: ['Interviewing', 'Audio recording', 'Archiving', 'Spanish (helpful)'],
    questions: [
      longText({
        id: 'silence',
        label: 'In the middle of a story someone stops talking for a long while. What do you do?',
        maxLength: 500,
      }),
      singleChoice({
        id: 'recording',
        label: 'How much have you recorded before?',
        options: {
          nothing: 'Nothing yet',
          'phone-only': 'Only on my phone',
          equipment: 'With a separate microphone',
        },
      }),
      shortText({ id: 'question', label: 'What would be your first question?', maxLength: 160 }),
      yesNo({ id: 'spanish', label: 'Could you hold a conversation in Spanish?', optional: true }),
    ],
  }),
];
