import type { Posting } from '../../../server/domain/posting.ts';
import { schedule } from '../dates.ts';
import { cad, posting, usd } from '../posting.ts';
import { file, longText, shortText, singleChoice, yesNo } from '../questions.ts';
import { emphasis, heading, list, paragraph, richText, strong } from '../rich-text.ts';

export const communicationsAndDesign = (now: Date): Posting[] => [
  posting({
    title: 'Plain-language rewrite of twelve patient handouts',
    employer: 'cedar-street-clinics',
    department: 'communications',
    summary:
      'Bring twelve patient handouts down to a sixth-grade reading level without losing what a nurse needs them to say.',
    description: richText(
      paragraph(
        'Patients leave our clinics with handouts that were written by clinicians for clinicians. ',
        'The one on inhalers takes a college reading level; half of the people who get it did not finish high school.',
      ),
      paragraph(
        'You rewrite twelve of them, one to two pages each, on everyday topics such as inhalers, blood pressure at home, and what to bring to a first visit. ',
        'A nurse checks every draft for accuracy, so you do not need medical training. ',
        'The new texts will be translated into Spanish and Somali, so short sentences matter twice.',
      ),
      heading(1, 'What we check'),
      list(
        'a Flesch–Kincaid grade of 6 or lower',
        'the action first, the reason second',
        'no idioms, no passive instructions, no unexplained abbreviations',
      ),
      paragraph('No patient information is involved.'),
    ),
    deliverables: [
      'Twelve handouts as Word documents in our template',
      'Word list: 30 medical terms and what we say instead',
      'Note for translators on phrases to treat with care',
    ],
    milestones: [
      { title: 'Two handouts as a sample', due: { daysAfterKickOff: 5 } },
      { title: 'Seven handouts reviewed', due: { daysAfterKickOff: 14 } },
      { title: 'All twelve and the word list', due: { daysAfterKickOff: 24 } },
    ],
    hours: { min: 20, max: 24 },
    fee: usd(540),
    ...schedule(now, 'America/New_York', {
      published: 2.2,
      deadline: 15,
      decision: 6,
      kickOff: 5,
      due: 25,
      floating: true,
    }),
    arrangement: 'remote',
    skills: ['Plain language', 'Editing', 'Health communication'],
    questions: [
      longText({
        id: 'rewrite',
        label:
          'Rewrite for a patient: “Patients should be advised to discontinue use prior to the procedure and to refrain from oral intake for eight hours.”',
        maxLength: 500,
      }),
      shortText({
        id: 'languages',
        label: 'Which languages other than English do you read well?',
        optional: true,
      }),
    ],
  }),

  posting({
    title: 'Réécrire en français clair le site d’un atelier de design',
    employer: 'atelier-deux-rives',
    department: 'communications',
    language: 'fr',
    summary:
      'Reprendre les huit pages du site de notre atelier dans un français clair et chaleureux, à partir d’entretiens avec l’équipe.',
    description: richText(
      paragraph(
        'Notre atelier a été fondé par quatre diplômés de l’Université Northgate. ',
        'Le site a d’abord été écrit en anglais, puis traduit à la hâte : en français, nous avons l’air d’un cabinet d’avocats.',
      ),
      paragraph(
        'Nous cherchons une personne qui écrit bien et qui aime poser des questions. ',
        'Vous parlerez une demi-heure avec chacun de nous, puis vous réécrirez les huit pages, soit environ 2 500 mots. ',
        'Nous lisons vite et nous répondons sous deux jours.',
      ),
      heading(1, 'Ce que nous attendons'),
      list(
        'un ton simple, qui vouvoie sans intimider',
        'des phrases courtes et des verbes d’action',
        'la rédaction épicène, selon les recommandations de l’Office québécois de la langue française',
      ),
      paragraph(
        'Le travail se fait à distance, sauf une rencontre de lancement à Toronto. ',
        'Les honoraires sont fixes et ne dépendent pas du nombre de révisions.',
      ),
    ),
    deliverables: [
      'Huit pages réécrites dans un document partagé',
      'Guide de ton d’une page, avec dix exemples avant et après',
      'Titres et descriptions pour les moteurs de recherche',
    ],
    milestones: [
      { title: 'Entretiens et plan', due: { daysAfterKickOff: 6 } },
      { title: 'Première version des huit pages', due: { daysAfterKickOff: 16 } },
    ],
    hours: { min: 16, max: 20 },
    fee: cad(500),
    ...schedule(now, 'America/Toronto', { published: 1, deadline: 16, decision: 5, kickOff: 4, due: 23 }),
    arrangement: 'hybrid',
    location: 'Toronto (Ontario)',
    country: 'CA',
    skills: ['Rédaction', 'Révision', 'Français avancé'],
    eligibility: { workAuthorisation: 'Canada' },
    questions: [
      longText({
        id: 'phrase',
        label:
          'Réécrivez cette phrase : « Notre démarche vise l’optimisation holistique des points de contact de votre marque. »',
        maxLength: 400,
      }),
      yesNo({ id: 'toronto', label: 'Pouvez-vous venir à Toronto pour la rencontre de lancement ?' }),
    ],
  }),

  posting({
    title: 'Exhibit label templates for a shipwreck gallery',
    employer: 'harbor-light-museum',
    department: 'design',
    summary:
      'Design a readable, printable family of labels for 45 objects recovered from three Great Lakes shipwrecks.',
    description: richText(
      paragraph(
        'Our shipwreck gallery holds 45 objects, from a ship’s bell to a child’s boot, with labels in five typefaces from four decades. ',
        'We print in house on an office printer and mount the labels on foam board, so the design has to survive us.',
      ),
      paragraph(
        'You spend one morning in the gallery to measure light and distance, then design one family of templates: a wall panel, an object label, and a small tag for drawers. ',
        'Our curator writes the words.',
      ),
      heading(1, 'Who pays'),
      paragraph(
        'The fee is paid by the career center of ',
        strong('Lakeshore State University'),
        ' from its fund for local nonprofits. Students of any school may apply, and you receive all of it.',
      ),
      heading(1, 'What the templates must do'),
      list(
        'be readable at three feet in 50 lux and from a wheelchair',
        'hold English above Ojibwe without making either look like an afterthought',
        'be editable by someone who knows only Word or Google Docs',
      ),
    ),
    deliverables: [
      'Three templates with sample texts, ready to print',
      'Two-page guide to type sizes, contrast, and mounting height',
      'Ten finished labels as proof that the system works',
    ],
    milestones: [
      { title: 'Visit and two directions', due: { daysAfterKickOff: 6 } },
      { title: 'Templates tested in the gallery', due: { daysAfterKickOff: 16 } },
      { title: 'Ten labels and guide', due: { daysAfterKickOff: 26 } },
    ],
    hours: { min: 22, max: 25 },
    fee: usd(550),
    takeHomePercent: 100,
    paidBy: 'campus',
    classification: 'stipend',
    featured: true,
    ...schedule(now, 'America/Chicago', { published: 3.5, deadline: 12, decision: 5, kickOff: 6, due: 28 }),
    arrangement: 'hybrid',
    location: 'Port Ellis, WI',
    skills: ['Typography', 'Layout', 'Accessibility', 'InDesign or Affinity Publisher'],
    questions: [
      shortText({
        id: 'portfolio',
        label: 'Link to one piece of layout work',
        help: 'A PDF in a shared folder is fine.',
        maxLength: 200,
      }),
      file({ id: 'layout', label: 'The piece itself, where it is not online', optional: true }),
      longText({
        id: 'bad-label',
        label: 'Describe a museum label that failed you. What was wrong with it?',
        maxLength: 700,
      }),
    ],
  }),

  posting({
    title: 'Three label concepts for a limited-run can',
    employer: 'copper-kettle-brewing',
    department: 'design',
    summary:
      'Sketch three label ideas for a smoked porter, then take the one we pick to print-ready artwork.',
    description: richText(
      paragraph(
        'We fill about 1,200 cans of smoked porter once a year and have never liked a label enough to keep it. ',
        'This time we would like to start with three honest directions, not one direction in three colors.',
      ),
      paragraph(
        'You get our wordmark, the dieline from the printer, and an hour with the brewer, who will talk about beechwood for most of it. ',
        'We choose a direction within two days and allow two rounds of changes. ',
        'You may show the work in your portfolio, the ones we turned down included. ',
        emphasis('We do not use generated images.'),
      ),
      list(
        'printed in two spot colors plus black',
        'the required text (volume, alcohol, government warning) comes from us and must stay legible',
        'no cartoons and nothing that appeals to minors',
      ),
    ),
    deliverables: [
      'Three concepts as flat art with a sentence on each',
      'Print-ready artwork of the chosen one on the dieline',
      'A square version for our website',
    ],
    hours: { min: 14, max: 16 },
    fee: usd(400),
    ...schedule(now, 'America/Chicago', {
      published: 6,
      deadline: 3,
      decision: 4,
      kickOff: 3,
      due: 20,
      floating: true,
    }),
    arrangement: 'remote',
    skills: ['Illustration', 'Packaging design', 'Adobe Illustrator or Affinity Designer'],
    questions: [
      shortText({ id: 'portfolio', label: 'Link to your portfolio or to three images', maxLength: 200 }),
      singleChoice({
        id: 'print-experience',
        label: 'How often have you prepared artwork for print?',
        options: { never: 'Never', 'once-or-twice': 'Once or twice', often: 'More often' },
      }),
    ],
  }),
];
