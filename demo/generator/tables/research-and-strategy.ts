import { lines, list, type DepartmentTables } from '../table.ts';

export const researchAndStrategy: Pick<DepartmentTables, 'research' | 'strategy' | 'finance'> = {
  research: {
    titles: lines(`
      Literature review: what {audience} say about {product}
      Interviews with {few} {audience}
      Survey of {count} {audience} in {region}
      Benchmark of {few} programs like ours
      Archive search for our {season} exhibition
      User tests of {product} with {few} people
      Policy scan: rules on {product} in {region}
      Field count of visitors on {few} days
      Competitor profile: {few} pages on each
      Grant landscape for {audience}
      Oral histories of {audience}: transcripts and index
      Evidence table for our {season} report
      Secondary data on {audience} in {region}`),
    reasons: lines(`
      We make the same decision every {season} and have never checked it.
      Our funders ask for evidence and we have anecdotes.
      There are studies on this; none of us has had the week to read them.
      We are about to build something and would rather be told now.
      The last survey was on paper and lies in a drawer.`),
    tasks: lines(`
      Agree on three questions that the work must answer.
      Search public sources and keep a record of where.
      Recruit participants from a list that we provide.
      Lead conversations of half an hour each.
      Code the answers and count what can be counted.
      Note what you did not find.
      Keep all personal data on our drive.
      Present the findings to {few} of us.`),
    deliverables: lines(`
      A report of at most six pages
      A table of sources with a note on each
      Anonymous transcripts
      A questionnaire that can be used again
      A deck of ten slides
      A list of open questions
      A data file with a codebook
      A one-page brief for our board`),
    skills: list(
      'Literature review, Interviewing, Survey design, Qualitative analysis, SPSS, Note taking, Zotero, Writing, Statistics',
    ),
    majors: list('Sociology, Psychology, History, Public Policy, Anthropology'),
    prompts: lines(`
      How would you find out whether {audience} want {product} without asking them directly?
      Tell us of a finding that surprised you.
      What would make you distrust a survey?
      Name a source you would start with, and one you would avoid.`),
  },
  strategy: {
    titles: lines(`
      Options paper: should we offer {product} in {region}?
      Business model sketch for {product}
      Partnership map of {count} organizations
      Membership tiers for {audience}
      Five-year outlook on {product}
      Stakeholder interviews before our {season} retreat
      Pricing study for {product}
      Comparison of {few} locations in {region}
      Scenario exercise for our board
      Metrics that matter: {few} numbers for {product}
      Exit survey of {audience} and what follows from it
      Opportunity scan among {audience}
      Roadmap for opening on Sundays`),
    reasons: lines(`
      We have three ideas, money for one, and no agreement.
      The founder retires in two years and much of the plan is in her head.
      A bigger organization has asked us to join forces.
      Our prices are those of 2019.
      The board meets in {season} and wants to choose, not to discuss.`),
    tasks: lines(`
      Talk with each of {few} people who will decide.
      Look at what {few} comparable organizations did.
      Put numbers on the options, with the assumptions in sight.
      Say what would have to be true for each.
      Name the option that you would drop first.
      Draft the paper and defend it in a call.
      Turn the discussion into next steps.
      Leave a model that we can change.`),
    deliverables: lines(`
      A paper of five pages with a recommendation
      A spreadsheet model with notes
      A map of partners with priorities
      A one-page decision table
      Slides for the board
      Notes of all conversations
      A list of risks, each with a sign to watch
      A roadmap by quarter`),
    skills: list(
      'Strategic thinking, Market research, Excel, Financial modeling, Presentation, Interviewing, Facilitation, Writing, Pricing',
    ),
    majors: list('Business Administration, Economics, Public Policy, Entrepreneurship'),
    prompts: lines(`
      Which question would you ask our founder first?
      Describe a decision you changed your mind about.
      What would you leave out of a five-page paper to make it four?
      How do you compare options that have nothing in common?`),
  },
  finance: {
    titles: lines(`
      Cash-flow forecast for {season}
      Reconciliation of {count} receipts
      Budget template for {audience}
      Unit costs of {product}
      Grant budget and justification
      Expense policy on two pages
      Dashboard of {few} numbers for our treasurer
      Audit binder: sort and index
      Break-even study for {product}
      Chart of accounts: clean up and document
      Donor ledger: match {count} gifts
      Fee comparison of {few} payment providers
      Three-year history of our {season} costs`),
    reasons: lines(`
      We are solvent every month and anxious in each of them.
      The receipts exist; they live in a shoebox.
      Our bookkeeper comes on Tuesdays and has no time for questions that begin with “what if”.
      Nobody can say what {product} costs us.
      The auditor comes after {season}.`),
    tasks: lines(`
      Learn with our bookkeeper where the money comes and goes.
      Enter, match and mark what does not fit.
      Build the sheet with one tab to fill in and one to read.
      Check totals against the bank.
      Write down every assumption.
      Set a warning where a balance falls too low.
      Show two of us how to keep it up to date.
      Leave decisions on open items to us.`),
    deliverables: lines(`
      A spreadsheet without macros
      A reconciled ledger
      A list of open items with suggestions
      A budget with a justification of two pages
      A guide to keeping it up to date
      A chart for each of the main numbers
      An index of documents
      A short memo to the treasurer`),
    skills: list(
      'Excel, Bookkeeping, QuickBooks, Budgeting, Accounting, Google Sheets, Forecasting, Attention to detail, Reporting',
    ),
    majors: list('Accounting, Finance, Economics, Mathematics'),
    prompts: lines(`
      Explain how a business can make a profit and run out of cash.
      A charge of $212 has no receipt and no one remembers it. What do you do?
      Which three numbers would you show a board that has five minutes?
      What do you check before you trust a spreadsheet?`),
  },
};
