import { isolateRtl as named } from '../../../src/i18n/bidi-isolates.ts';

/** Messages of an employer’s pages, in English. */
export const messages = {
  review: {
    title: (posting: string) => `Applications for ${named(posting)}`,
    applications: 'Applications',
    linkIsYours: (time: string) =>
      `Anyone with this link can see these applications. Don’t share it. It expires on ${named(time)}; after that it sends you a new one.`,
    table: 'Answers side by side',
    applicant: 'Applicant',
    sortBy: 'Sort by',
    sorts: { received: 'Time received', name: 'Name', shortlisted: 'Shortlist first' },
    columns: {
      received: 'Received',
      corrected: 'Edited',
      shortlisted: 'Shortlisted',
      name: 'Name',
      email: 'Email',
      school: 'School',
      graduation: 'Graduation',
      campus: 'Campus',
      signals: 'Possible bot',
      reference: 'Reference',
    },
    signals: {
      trap: 'filled in a hidden field',
      haste: 'submitted unusually fast',
    },
    notAsked: 'Not asked',
    held: { waiting: 'Scanning…', infected: 'Removed: malware detected' },
    shortlist: 'Shortlist',
    onShortlist: 'On the shortlist',
    put: 'Add to shortlist',
    take: 'Remove from shortlist',
    download: 'Download',
    csv: 'Download as CSV',
    excel: 'Download for Excel',
    waiting: 'Waiting for applicants to confirm their email address',
    emptyTitle: 'No applications yet',
    emptyText: 'You’ll get an email for each one, and it will appear here.',
    posting: 'View posting',
    endedTitle: 'This link has expired',
    endedText:
      'For the privacy of the applicants it is good for thirty days, or until all links are ended. A new one can be sent to the address from which the micro-internship was posted.',
    renew: 'Send a new link',
    renewedTitle: 'Check your email',
    renewedText: 'We’ve sent a new link, unless several were requested within the hour.',
    endLinks: 'End all links',
    endLinksNote:
      'Did a link get into the wrong hands? You can end all links to these applications, this one too. We’ll email you a new one.',
    linksEndedTitle: 'All links have ended',
    linksEndedText: 'We’ve emailed you a new link.',
  },
};

export type EmployerMessages = typeof messages;
