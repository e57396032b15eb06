import { lines, list, type DepartmentTables } from '../table.ts';

export const peopleAndOperations: Pick<
  DepartmentTables,
  'human-resources' | 'operations' | 'education' | 'other'
> = {
  'human-resources': {
    titles: lines(`
      Onboarding guide for {audience}
      Handbook of volunteers, from A to Z
      Interview questions for {few} roles
      Pay comparison for {few} jobs in {region}
      Training calendar for {season}
      Job descriptions in plain words, {few} of them
      Exit interviews: themes of the last {count}
      Buddy program for new staff
      Survey of {count} employees on working hours
      Recruiting plan for {season} staff
      Checklists for the first and the last day
      Benefits on one page
      Inclusive wording check of {few} advertisements`),
    reasons: lines(`
      New people learn where the kettle is in week one and where the contract is in week six.
      Our advertisements describe a person who does not exist.
      Good people left last {season}, and we asked them why too late.
      Volunteers outnumber staff by ten to one and have no handbook.
      Two people with the same job are paid differently, and both know it.`),
    tasks: lines(`
      Talk with {few} people hired this year.
      Read what we have and mark what has changed.
      Compare with public figures and guides.
      Draft in plain words and have it read by a lawyer we name.
      Keep names out of all notes.
      Build checklists that fit one page.
      Try the guide on the next person who starts.
      Present it to the whole team at lunch.`),
    deliverables: lines(`
      A handbook of fifteen pages
      Checklists for managers and newcomers
      A bank of forty interview questions
      A table of pay with sources
      A summary of themes, without names
      Rewritten advertisements
      A calendar of training
      A one-page overview for applicants`),
    skills: list(
      'Writing, Interviewing, Onboarding, Excel, Discretion, Training, Recruiting, Surveys, Inclusive language',
    ),
    majors: list('Psychology, Human Resources, Sociology, Business Administration'),
    prompts: lines(`
      Which first day at work do you remember, and why?
      How would you ask a person who leaves what went wrong?
      What makes you stop reading a job advertisement?
      How do you keep notes that nobody can be recognized in?`),
  },
  operations: {
    titles: lines(`
      Inventory of {count} tools with labels
      Process map of returns
      Checklist for opening and closing in {season}
      Delivery routes through {region}, shorter
      Supplier comparison for {product}
      Storage plan for one room
      Waste audit of {few} days
      Shift plan that survives {season}
      Energy use of our building, month by month
      Manual for {product}, with photos
      Volunteer roster for {count} people
      Queue study at our front desk
      Moving plan for {few} rooms`),
    reasons: lines(`
      We own four of everything and can find one.
      A return takes eleven days, of which someone works for an hour.
      Whoever opens the shop learned it from whoever opened it before.
      The van drives past the same corner three times a day.
      Each {season} the plan breaks on the second weekend.`),
    tasks: lines(`
      Spend two mornings with the people who do the work.
      Count, label, photograph.
      Draw the process as it is before you draw it as it should be.
      Measure where things wait, and for whom.
      Suggest three changes and try one.
      Ask for three offers and compare them.
      Write a checklist that fits beside a door.
      Train two of us to keep it going.`),
    deliverables: lines(`
      An inventory with photos and places
      A process map with times
      A checklist, laminated
      A comparison of three suppliers
      A roster in a shared sheet
      A floor plan to scale
      A manual of twelve pages
      A memo with three changes, by effort`),
    skills: list(
      'Process mapping, Excel, Inventory, Logistics, Organization, Scheduling, Purchasing, Observation, Photography',
    ),
    majors: list(
      'Supply Chain Management, Industrial Engineering, Business Administration, Environmental Science',
    ),
    prompts: lines(`
      Describe a queue that you would have organized differently.
      How do you count things that move while you count?
      What do you do when the people who do the work say it cannot change?
      Which checklist do you use in your own life?`),
  },
  education: {
    titles: lines(`
      Lesson plans on {product} for {audience}
      Workshop of two hours for {audience}
      Quiz bank of {count} questions
      Study guide in plain words
      Field trip booklet for {season}
      Training video script about {product}
      Tutoring kit for {audience}
      Translation check of our course material
      Evaluation of our {season} camp
      Reading list for {audience}, with notes
      Curriculum map across {few} grades
      Hands-on kit: {few} experiments
      Teacher guide to our exhibition`),
    reasons: lines(`
      Teachers like to visit us and leave without anything to take home.
      Our course was made for adults, and half of those who come are twelve.
      The {season} camp is full, and we do not know what the children learn.
      Good material exists in three languages, none of them finished.
      A teacher told us that our quiz can be passed without reading.`),
    tasks: lines(`
      Watch one of our courses.
      Talk with {few} teachers about what they need.
      Write for readers two grades below the stated one.
      Try a lesson on a small group, with us in the room.
      Match the content to the standards of the state.
      Draw or choose pictures that may be copied.
      Revise after the trial.
      Prepare files that teachers can change.`),
    deliverables: lines(`
      Three lesson plans with worksheets
      A booklet of twelve pages
      A quiz bank with answers
      A script with a storyboard
      An evaluation of four pages
      A kit list with prices
      A teacher guide
      Slides for the workshop`),
    skills: list(
      'Lesson planning, Writing, Tutoring, Instructional design, Facilitation, Canva, Evaluation, Translation, Patience',
    ),
    majors: list('Education, English, Biology, Linguistics, History'),
    prompts: lines(`
      Explain something you know well to a ten-year-old.
      How do you notice that nobody understood you?
      What makes a worksheet good?
      Tell us of a teacher who changed your mind.`),
  },
  other: {
    titles: lines(`
      Assistant for a move of {few} rooms
      Community garden plan for {season}
      Event day support and report
      Photo documentation of {product}
      Recipe book of {audience}
      Oral reading of {count} texts for {audience}
      Neighborhood walk with {few} stops
      Prop list for our {season} play
      Legal clinic: forms in plain words
      Habitat survey along the river
      Music list for {few} evenings
      Costume inventory of {count} pieces
      Repair café: guide for volunteers`),
    reasons: lines(`
      It does not belong to any department, which is why it has not been done.
      We are eleven people, and each of us has a half of this job.
      {audience} have asked for it for years.
      It is small, it is overdue, and it will be seen by everyone.
      We can teach you how; what we lack is two free weeks.`),
    tasks: lines(`
      Walk through it with us on the first day.
      Make a list and a plan for the days.
      Do the first part, then show us.
      Ask {few} people outside for their view.
      Keep notes of what works.
      Take pictures with the consent of those in them.
      Finish, tidy up, write down how.
      Tell the whole team about it in ten minutes.`),
    deliverables: lines(`
      The thing itself, finished
      A list with places and dates
      A report of three pages
      Fifty pictures with captions
      A guide for those who do it next
      A plan on one page
      A folder of sources
      A talk of ten minutes`),
    skills: list(
      'Organization, Writing, Photography, Teamwork, Patience, Planning, Spreadsheets, Research, Public speaking',
    ),
    majors: list('Any major, Environmental Science, Theater, Music, History'),
    prompts: lines(`
      What have you finished that others had given up?
      How do you start when nobody can tell you how?
      What would you want to know on the first day?
      Tell us of a small thing that was harder than it looked.`),
  },
};
