import { lines, list, type DepartmentTables } from '../table.ts';

export const technologyAndData: Pick<DepartmentTables, 'technology' | 'data' | 'design'> = {
  technology: {
    titles: lines(`
      Accessibility check of our website, {few} pages
      Booking form for {product}
      Move {count} pages to a new content system
      Prototype of an app for {audience}
      Script that turns {count} PDFs into a table
      Inventory of our computers and licenses
      Load time of our website: measure and mend
      Chat answers for the {few} commonest questions
      Backup plan, tested once
      Map of {audience} for our website
      Test plan for {product}
      Kiosk screen for visitors in {season}
      Move of our mailing list to open source`),
    reasons: lines(`
      Our website was built by a volunteer who has since moved to Norway.
      Staff copy the same numbers by hand every Monday.
      A visitor who uses a screen reader told us politely that she gave up.
      The form asks for a fax number.
      We would like to know what breaks before {season} does it for us.`),
    tasks: lines(`
      Look at what we have and write down what you see.
      Agree on the smallest version that would help.
      Work in a repository that we own.
      Test on a phone, with a keyboard and with the sound off.
      Ask {few} people who will use it to try it.
      Write instructions for someone who is not a programmer.
      Fix what the tests found, in the order of harm.
      Hand over passwords through our manager only.`),
    deliverables: lines(`
      Working code in our repository
      A report of findings by severity
      A prototype that can be clicked
      A test plan with results
      Instructions of two pages with pictures
      A list of what remains to be done
      A short video that shows how it works
      A plan for keeping it running`),
    skills: list(
      'JavaScript, HTML and CSS, Python, WordPress, Accessibility, Git, Testing, SQL, React, Documentation',
    ),
    majors: list('Computer Science, Information Systems, Software Engineering, Mathematics'),
    prompts: lines(`
      Tell us of something you built that somebody else used.
      How would you find out why a page is slow?
      What would you leave out of a first version?
      Explain a backup to a person who has never lost a file.`),
  },
  data: {
    titles: lines(`
      Dashboard of {product} by month
      Cleaning of {count} addresses
      Forecast of visitors in {season}
      Data dictionary for our {few} main tables
      Survey analysis: {count} answers of {audience}
      Maps of where {audience} live in {region}
      Duplicate search in our contact list
      Attendance figures, ten years, one sheet
      Text analysis of {count} comments
      Open data on {audience}: find and describe
      Quality report on our {product} records
      Charts for the {season} report
      Simple model of late deliveries`),
    reasons: lines(`
      We have data on everything and answers to nothing.
      Three teams count the same people in three ways.
      The comments are honest and nobody reads them.
      Our records began on index cards, and some habits survived.
      The council asks for figures by neighborhood.`),
    tasks: lines(`
      Profile the tables and list what looks wrong.
      Agree on definitions with {few} people.
      Clean by rules that are written down, never by hand.
      Keep names out of every chart.
      Try two ways of showing it and ask which is understood.
      Note how sure one can be of each number.
      Document each step so that it can be run again.
      Hand over in a one-hour session.`),
    deliverables: lines(`
      A cleaned file and the rules that made it
      A dashboard with five charts
      A notebook that runs from top to bottom
      A dictionary of all fields
      A map with a table behind it
      A memo on the quality of the data
      Charts in the colors of our brand
      A list of questions the data cannot answer`),
    skills: list(
      'SQL, Python, Excel, Tableau, R, Data cleaning, Power BI, Statistics, GIS, Data visualization',
    ),
    majors: list('Statistics, Data Science, Computer Science, Geography, Economics'),
    prompts: lines(`
      What do you look at first in a table you have never seen?
      Tell us of a chart that misled you.
      How would you count people who appear under two names?
      When is an average the wrong number?`),
  },
  design: {
    titles: lines(`
      Poster series for our {season} program
      Logo refresh, {few} drafts
      Icons for {product}
      Template for slides and letters
      Wayfinding signs for {audience}
      Wireframes of an app for {audience}
      Packaging study for {product}
      Infographic: how {product} works
      Menu and price list for {season}
      Illustrations for {few} pages
      Exhibition panels, bilingual
      Design review of our {channel}
      Booklet of {count} pages for {audience}`),
    reasons: lines(`
      Our logo is a photograph of a logo.
      Visitors ask the way twelve times a day, always in the same corner.
      Every department has its own slides, and two have their own fonts.
      What we make is good and what it comes in is not.
      The panels of {season} were read by nobody, as they hung too high.`),
    tasks: lines(`
      Collect what exists and lay it out side by side.
      Watch how {audience} use it now.
      Sketch {few} directions before you polish one.
      Check contrast and sizes for readers over seventy.
      Prepare files for print and for screens.
      Use fonts whose licenses we can pay.
      Revise twice, after talks with all of us.
      Leave sources that we can open without your programs.`),
    deliverables: lines(`
      Sources and exports in three formats
      A poster in three sizes
      A set of twelve icons
      A style sheet with colors and type
      Wireframes of eight screens
      Templates for slides and letters
      Mock-ups on photographs of the place
      A page of advice for the printer`),
    skills: list(
      'Figma, Illustrator, InDesign, Typography, Illustration, Layout, Wireframing, Color, Accessibility',
    ),
    majors: list('Graphic Design, Fine Arts, Architecture, Media Studies'),
    prompts: lines(`
      Describe a sign that made you lose your way.
      Which of your drafts did you throw away, and was that right?
      How do you choose a typeface for readers over seventy?
      What would you ask before you draw a logo?`),
  },
};
