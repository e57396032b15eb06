// Made by `npm run manifest`.

/** Why something could not be loaded. */
export type WidgetErrorCode = 'offline' | 'timeout' | 'http' | 'contract' | 'config' | 'aborted';

/** A visitor is about to send an application. Prevented, nothing is sent and nothing is lost. */
export interface MiApplySubmitEvent extends Event {
  readonly slug: string;
}

/** An application was received. */
export interface MiApplyCompleteEvent extends Event {
  readonly slug: string;
}

/** An applicant confirmed the email address of an application, which counts from now on. */
export interface MiApplyConfirmEvent extends Event {
  readonly slug: string;
}

/** A visitor opened a micro-internship. */
export interface MiSelectEvent extends Event {
  readonly slug: string;
}

/** Something could not be loaded. Carries no more than a code and, for `http`, the status. */
export interface MiErrorEvent extends Event {
  readonly code: WidgetErrorCode;
  readonly status: number | undefined;
}

/** What may stand in the tag `<micro-internship-apply>`. */
export interface MicroInternshipApplyElementAttributes {
  /** Slug of the micro-internship to apply for. Required. */
  'micro-internship'?: string | undefined;
  /** Origin of the marketplace; that of a provider around it, else the origin the script came from, where it is not set. */
  api?: string | undefined;
  /** Slug of the campus on whose page it stands; that of a provider around it where it is not set. */
  campus?: string | undefined;
  /** Level of the headings, from 1 to 4; 3 where it is not set. */
  'heading-level'?: string | undefined;
}

/** The application form of one micro-internship, by itself. */
export interface MicroInternshipApplyElement extends HTMLElement {
  /** Slug of the micro-internship to apply for. Required. */
  microInternship: string | undefined;
  /** Origin of the marketplace; that of a provider around it, else the origin the script came from, where it is not set. */
  api: string | undefined;
  /** Slug of the campus on whose page it stands; that of a provider around it where it is not set. */
  campus: string | undefined;
  /** Level of the headings, from 1 to 4; 3 where it is not set. */
  headingLevel: string | undefined;
  /** A visitor is about to send an application; can be prevented. */
  addEventListener(
    type: 'mi-apply-submit',
    listener: (event: MiApplySubmitEvent) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  /** An application was received. */
  addEventListener(
    type: 'mi-apply-complete',
    listener: (event: MiApplyCompleteEvent) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  /** An applicant confirmed the email address of an application. */
  addEventListener(
    type: 'mi-apply-confirm',
    listener: (event: MiApplyConfirmEvent) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  /** Something could not be loaded. */
  addEventListener(
    type: 'mi-error',
    listener: (event: MiErrorEvent) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener<Type extends keyof HTMLElementEventMap>(
    type: Type,
    listener: (event: HTMLElementEventMap[Type]) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
}

/** What may stand in the tag `<micro-internship-feed>`. */
export interface MicroInternshipFeedElementAttributes {
  /** Words to search for. Visitors are not asked for others then. This and every filter below can also be given as `default-` and its name: then the list begins with it, and visitors may change it. */
  q?: string | undefined;
  /** Departments to show, separated by spaces: sales, marketing, research, technology, data, finance, human-resources, operations, communications, strategy, design, education, other. Visitors cannot change them then. */
  department?: string | undefined;
  /** Fewest hours that a project may take. */
  'min-hours'?: string | undefined;
  /** Most hours that a project may take. */
  'max-hours'?: string | undefined;
  /** Lowest fee, in whole units of the campus currency. */
  'min-fee'?: string | undefined;
  /** Where the work is done, separated by spaces: remote, hybrid, on-site. */
  arrangement?: string | undefined;
  /** Slugs of skills, separated by spaces; one of them is enough. */
  skill?: string | undefined;
  /** Last day on which the work may be due, such as 2026-11-30. */
  'due-by'?: string | undefined;
  /** First day on which the work may begin. */
  from?: string | undefined;
  /** Last day on which the work may end. */
  until?: string | undefined;
  /** Only what a school, a state or a foundation pays for. */
  funded?: string | undefined;
  /** Only what is for the students of this campus alone. */
  exclusive?: string | undefined;
  /** Only projects of 10 hours or fewer. */
  short?: string | undefined;
  /** Only what closes within 3 days. */
  'closing-soon'?: string | undefined;
  /** Languages that postings are written in, separated by spaces, such as en or pt-BR. */
  language?: string | undefined;
  /** Order of the list: newest (the default), closing, fee, hours or match. Visitors cannot change it then; `default-sort` lets them. */
  sort?: string | undefined;
  /** Filters to offer, in their order, separated by spaces: department, hours, fee, arrangement, skill, due-by, dates, language, short, closing-soon, funded, exclusive; none for none of them. */
  filters?: string | undefined;
  /** Leaves the search field out. */
  'no-search'?: string | boolean | undefined;
  /** Look of the rows: cards (the default, two side by side where there is room), list or compact. */
  layout?: string | undefined;
  /** Rows loaded at a time, from 1 to 100; 20 where it is not set. */
  'page-size'?: string | undefined;
  /** The most rows to show, with a link to the whole list. */
  limit?: string | undefined;
  /** What the visitor's choices are called in the page's address: mi where it is not set; off keeps the address as it is. */
  address?: string | undefined;
  /** light or dark; as the page has it where it is not set. */
  theme?: string | undefined;
  /** comfortable (the default) or compact. */
  density?: string | undefined;
  /** Colour of links, buttons and focus, such as #0b5cad; that of the campus where it is not set. It is darkened or lightened where it could not be read. */
  accent?: string | undefined;
  /** Origin of the marketplace; that of a provider around it, else the origin the script came from, where it is not set. */
  api?: string | undefined;
  /** Slug of the campus on whose page it stands; that of a provider around it where it is not set. */
  campus?: string | undefined;
  /** Level of the headings, from 1 to 4; 3 where it is not set. */
  'heading-level'?: string | undefined;
  /** What the list begins with, by the name of a filter or of the order. */
  [begun: `default-${string}`]: string | undefined;
}

/** A live list of micro-internships in which a visitor searches, reads and applies. */
export interface MicroInternshipFeedElement extends HTMLElement {
  /** Words to search for. Visitors are not asked for others then. This and every filter below can also be given as `default-` and its name: then the list begins with it, and visitors may change it. */
  q: string | undefined;
  /** Departments to show, separated by spaces: sales, marketing, research, technology, data, finance, human-resources, operations, communications, strategy, design, education, other. Visitors cannot change them then. */
  department: string | undefined;
  /** Fewest hours that a project may take. */
  minHours: string | undefined;
  /** Most hours that a project may take. */
  maxHours: string | undefined;
  /** Lowest fee, in whole units of the campus currency. */
  minFee: string | undefined;
  /** Where the work is done, separated by spaces: remote, hybrid, on-site. */
  arrangement: string | undefined;
  /** Slugs of skills, separated by spaces; one of them is enough. */
  skill: string | undefined;
  /** Last day on which the work may be due, such as 2026-11-30. */
  dueBy: string | undefined;
  /** First day on which the work may begin. */
  from: string | undefined;
  /** Last day on which the work may end. */
  until: string | undefined;
  /** Only what a school, a state or a foundation pays for. */
  funded: string | undefined;
  /** Only what is for the students of this campus alone. */
  exclusive: string | undefined;
  /** Only projects of 10 hours or fewer. */
  short: string | undefined;
  /** Only what closes within 3 days. */
  closingSoon: string | undefined;
  /** Languages that postings are written in, separated by spaces, such as en or pt-BR. */
  language: string | undefined;
  /** Order of the list: newest (the default), closing, fee, hours or match. Visitors cannot change it then; `default-sort` lets them. */
  sort: string | undefined;
  /** Filters to offer, in their order, separated by spaces: department, hours, fee, arrangement, skill, due-by, dates, language, short, closing-soon, funded, exclusive; none for none of them. */
  filters: string | undefined;
  /** Leaves the search field out. */
  noSearch: string | undefined;
  /** Look of the rows: cards (the default, two side by side where there is room), list or compact. */
  layout: string | undefined;
  /** Rows loaded at a time, from 1 to 100; 20 where it is not set. */
  pageSize: string | undefined;
  /** The most rows to show, with a link to the whole list. */
  limit: string | undefined;
  /** What the visitor's choices are called in the page's address: mi where it is not set; off keeps the address as it is. */
  address: string | undefined;
  /** light or dark; as the page has it where it is not set. */
  theme: string | undefined;
  /** comfortable (the default) or compact. */
  density: string | undefined;
  /** Colour of links, buttons and focus, such as #0b5cad; that of the campus where it is not set. It is darkened or lightened where it could not be read. */
  accent: string | undefined;
  /** Origin of the marketplace; that of a provider around it, else the origin the script came from, where it is not set. */
  api: string | undefined;
  /** Slug of the campus on whose page it stands; that of a provider around it where it is not set. */
  campus: string | undefined;
  /** Level of the headings, from 1 to 4; 3 where it is not set. */
  headingLevel: string | undefined;
  /** Loads the list again from its first page. */
  refresh(): Promise<void>;
  /** A visitor opened a micro-internship. */
  addEventListener(
    type: 'mi-select',
    listener: (event: MiSelectEvent) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  /** A visitor is about to send an application; can be prevented. */
  addEventListener(
    type: 'mi-apply-submit',
    listener: (event: MiApplySubmitEvent) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  /** An application was received. */
  addEventListener(
    type: 'mi-apply-complete',
    listener: (event: MiApplyCompleteEvent) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  /** An applicant confirmed the email address of an application. */
  addEventListener(
    type: 'mi-apply-confirm',
    listener: (event: MiApplyConfirmEvent) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  /** Something could not be loaded. */
  addEventListener(
    type: 'mi-error',
    listener: (event: MiErrorEvent) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener<Type extends keyof HTMLElementEventMap>(
    type: Type,
    listener: (event: HTMLElementEventMap[Type]) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
}

/** What may stand in the tag `<micro-internship-provider>`. */
export interface MicroInternshipProviderElementAttributes {
  /** Origin of the marketplace; the origin the script came from where it is not set. */
  api?: string | undefined;
  /** Slug of the campus on whose page the widgets stand, for those that do not state their own. */
  campus?: string | undefined;
}

/** Shares a campus and one client with the widgets placed inside it, so that they ask once for what they have in
common. It shows nothing of its own; tokens set on it reach the widgets as any inherited style does. */
export interface MicroInternshipProviderElement extends HTMLElement {
  /** Origin of the marketplace; the origin the script came from where it is not set. */
  api: string | undefined;
  /** Slug of the campus on whose page the widgets stand, for those that do not state their own. */
  campus: string | undefined;
}

declare global {
  interface HTMLElementTagNameMap {
    'micro-internship-apply': MicroInternshipApplyElement;
    'micro-internship-feed': MicroInternshipFeedElement;
    'micro-internship-provider': MicroInternshipProviderElement;
  }
}
