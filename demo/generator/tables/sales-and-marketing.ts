import { lines, list, type DepartmentTables } from '../table.ts';

export const salesAndMarketing: Pick<DepartmentTables, 'sales' | 'marketing' | 'communications'> = {
  sales: {
    titles: lines(`
      Prospect list of {count} {audience} for our {product}
      Call script and objection sheet for {product}
      Price comparison of {product} among {few} competitors
      Win and loss review of last {season}’s offers
      Lead scoring sheet for {audience}
      Partner outreach to {audience} in {region}
      One-page sales sheet for {product}
      Clean-up of our contact list before the {season} campaign
      Map of {audience} within an hour’s drive
      Follow-up e-mails for visitors of our {season} trade fair
      Market entry memo: {product} in {region}
      Renewal calendar for {count} customers
      Referral program for {audience}
      Demo storyboard for {product}`),
    reasons: lines(`
      We sell by word of mouth and would like to know who has not heard of us.
      Our two salespeople spend their Mondays looking for addresses instead of calling them.
      We lose one offer in three and nobody has written down why.
      The contact list came from four spreadsheets and shows it.
      A new version comes out this {season} and we need to tell the right people first.`),
    tasks: lines(`
      Sit in on two sales calls and note what customers ask.
      Research {audience} from public sources only.
      Check each address by phone or on the web.
      Write a first draft and try it out on one of us.
      Sort the list by fit, with a reason for each.
      Compare prices and terms side by side.
      Agree on the criteria with our head of sales.
      Present the result in a half-hour call.`),
    deliverables: lines(`
      A spreadsheet of checked contacts with sources
      A one-page summary of what you found
      A script of no more than two pages
      A table of prices and terms
      A ranking with a reason for each row
      Three e-mail templates ready to send
      A short slide deck for the sales meeting
      A note on what to try next`),
    skills: list(
      'Prospecting, Excel, CRM, Cold calling, Negotiation, HubSpot, Writing, Presentation, Market analysis',
    ),
    majors: list('Business Administration, Marketing, Communication, Economics'),
    prompts: lines(`
      Tell us about a time you convinced someone who had already said no.
      How would you find {count} {audience} in {region} without buying a list?
      What would you ask a customer who has just left us?
      Describe a product you like to someone who has never needed one.`),
  },
  marketing: {
    titles: lines(`
      {channel} calendar for {count} posts about {product}
      Audit of our {channel} and of {few} competitors
      Landing page copy for {product}
      Newsletter concept for {audience}
      Brand guide of ten pages
      Campaign plan for the {season} opening
      Search keywords for {product}
      Customer stories: interviews with {few} {audience}
      Ad tests on {channel} with a budget of $300
      Launch plan for {product} in {region}
      Photo library for {channel}
      Media kit for {audience}
      Event promotion for our {season} open house
      Survey of how {audience} find us`),
    reasons: lines(`
      We post when somebody remembers, which is on Fridays.
      Our {channel} has grown to the size where improvising shows.
      New neighbors keep telling us that they did not know we existed.
      We have good stories and no one to write them down.
      Every {season} we start from nothing; this year we would like a plan.`),
    tasks: lines(`
      Look through a year of our posts and mark what worked.
      Interview {few} of our regulars by phone.
      Study how {few} others in {region} do it.
      Write drafts in our tone of voice, which is dry.
      Choose photos from our archive and note the gaps.
      Set up a simple way of measuring what comes of it.
      Prepare everything so that a volunteer can post it.
      Walk us through the result on a call.`),
    deliverables: lines(`
      A calendar with texts and pictures
      A report of at most eight slides
      Copy in two lengths for every section
      Three story drafts with releases signed
      A style sheet of one page
      A list of keywords with volumes
      A budget with three scenarios
      A dashboard in a shared sheet`),
    skills: list(
      'Social media, Copywriting, Canva, SEO, Google Analytics, Instagram, Content planning, Surveys, Photography',
    ),
    majors: list('Marketing, Communication, Journalism, Psychology, English'),
    prompts: lines(`
      Show us one post, by anyone, that you wish you had written, and say why.
      How would you reach {audience} who do not use {channel}?
      Write two sentences about {product} for someone in a hurry.
      Which number would tell you that a campaign has failed?`),
  },
  communications: {
    titles: lines(`
      Press list and pitch for our {season} program
      Plain-language rewrite of {few} brochures
      Annual report: texts and outline
      Internal newsletter for {count} employees
      Crisis contact sheet and first statements
      Speech draft for the {season} dinner
      Podcast pilot about {product}
      Interview series with {audience}
      Alt texts for {count} pictures on our website
      Glossary and tone guide for {audience}
      Donor letters for the {season} appeal
      Fact sheet on {product} for journalists
      Website texts for {audience}, in plain words`),
    reasons: lines(`
      Our brochures were written by lawyers and are read by nobody else.
      Journalists call us on deadline and we look for numbers while they wait.
      People who work two floors apart learn our news from the paper.
      We are better at doing things than at telling of them.
      A board member asked for something that can be read in five minutes.`),
    tasks: lines(`
      Read what we have and mark what nobody would miss.
      Talk with {few} people who do the work.
      Write, send, revise; two rounds are planned.
      Check each number with its owner.
      Test the text on two readers from outside.
      Collect names, addresses and deadlines of {count} journalists.
      Record and cut short conversations.
      Prepare files that we can change ourselves.`),
    deliverables: lines(`
      Edited texts with changes marked
      A list of contacts with a note on each
      An outline approved by us and a full draft
      A pilot episode of ten minutes
      A glossary of sixty entries
      Templates for the next three issues
      A fact sheet of one page with sources
      A short guide to our tone of voice`),
    skills: list(
      'Writing, Editing, Plain language, Media relations, Interviewing, Storytelling, Audio editing, Proofreading, WordPress',
    ),
    majors: list('Journalism, English, Communication, Political Science, Linguistics'),
    prompts: lines(`
      Rewrite this in plain words: “Utilization of the facility is contingent upon prior registration.”
      Which question would you ask first in an interview with {audience}?
      Tell us of a text of yours that was cut, and whether it got better.
      How do you check a number that somebody gives you on the phone?`),
  },
};
