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
  /** Origin of the marketplace. Defaults to the provider's, then to the origin of the script. */
  api?: string | undefined;
  /** Slug of the campus. Defaults to the provider's. */
  campus?: string | undefined;
  /** Heading level, from 1 to 4. Defaults to 3. */
  'heading-level'?: string | undefined;
}

/** The application form of one micro-internship, by itself. */
export interface MicroInternshipApplyElement extends HTMLElement {
  /** Slug of the micro-internship to apply for. Required. */
  microInternship: string | undefined;
  /** Origin of the marketplace. Defaults to the provider's, then to the origin of the script. */
  api: string | undefined;
  /** Slug of the campus. Defaults to the provider's. */
  campus: string | undefined;
  /** Heading level, from 1 to 4. Defaults to 3. */
  headingLevel: string | undefined;
  /** A visitor submits an application; cancelable. */
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
  /** Fixed search terms; hides the search box. With `default-` before its name, this and every filter below is an initial value that visitors can change. */
  q?: string | undefined;
  /** Departments, separated by spaces: sales, marketing, research, technology, data, finance, human-resources, operations, communications, strategy, design, education, other. Fixed: visitors cannot change it. */
  department?: string | undefined;
  /** Minimum hours of a project. */
  'min-hours'?: string | undefined;
  /** Maximum hours of a project. */
  'max-hours'?: string | undefined;
  /** Minimum fee, in whole units of the campus currency. */
  'min-fee'?: string | undefined;
  /** Work arrangements, separated by spaces: remote, hybrid, on-site. */
  arrangement?: string | undefined;
  /** Slugs of skills, separated by spaces; one match is enough. */
  skill?: string | undefined;
  /** Latest due date, such as 2026-11-30. */
  'due-by'?: string | undefined;
  /** Earliest start date. */
  from?: string | undefined;
  /** Latest end date. */
  until?: string | undefined;
  /** Only postings paid by a school, a state or a foundation. */
  funded?: string | undefined;
  /** Only postings exclusive to this campus. */
  exclusive?: string | undefined;
  /** Only projects of 10 hours or fewer. */
  short?: string | undefined;
  /** Only postings that close within 3 days. */
  'closing-soon'?: string | undefined;
  /** Languages of the postings, separated by spaces, such as en or pt-BR. */
  language?: string | undefined;
  /** Sort order: newest, closing, fee, hours or match. Defaults to newest. Fixed: visitors cannot change it; with `default-sort` they can. */
  sort?: string | undefined;
  /** Filters to show, in order, separated by spaces: department, hours, fee, arrangement, skill, due-by, dates, language, short, closing-soon, funded, exclusive. `none` hides all filters. */
  filters?: string | undefined;
  /** Hides the search box. */
  'no-search'?: string | boolean | undefined;
  /** Layout of the rows: cards (two columns if there is room), list or compact. Defaults to cards. */
  layout?: string | undefined;
  /** Rows per page, from 1 to 100. Defaults to 20. */
  'page-size'?: string | undefined;
  /** Maximum rows; adds a “See all” link. */
  limit?: string | undefined;
  /** Prefix of the URL parameters the list writes, such as jobs. Defaults to mi; off disables URL sync. */
  'url-prefix'?: string | undefined;
  /** Color scheme: light or dark. Defaults to the page's. */
  theme?: string | undefined;
  /** Spacing: comfortable or compact. Defaults to comfortable. */
  density?: string | undefined;
  /** Color of links, buttons and focus, such as #0b5cad. Defaults to the campus's color. Adjusted until its contrast is readable. */
  accent?: string | undefined;
  /** Origin of the marketplace. Defaults to the provider's, then to the origin of the script. */
  api?: string | undefined;
  /** Slug of the campus. Defaults to the provider's. */
  campus?: string | undefined;
  /** Heading level, from 1 to 4. Defaults to 3. */
  'heading-level'?: string | undefined;
  /** What the list begins with, by the name of a filter or of the order. */
  [begun: `default-${string}`]: string | undefined;
}

/** A live list of micro-internships in which a visitor searches, reads and applies. */
export interface MicroInternshipFeedElement extends HTMLElement {
  /** Fixed search terms; hides the search box. With `default-` before its name, this and every filter below is an initial value that visitors can change. */
  q: string | undefined;
  /** Departments, separated by spaces: sales, marketing, research, technology, data, finance, human-resources, operations, communications, strategy, design, education, other. Fixed: visitors cannot change it. */
  department: string | undefined;
  /** Minimum hours of a project. */
  minHours: string | undefined;
  /** Maximum hours of a project. */
  maxHours: string | undefined;
  /** Minimum fee, in whole units of the campus currency. */
  minFee: string | undefined;
  /** Work arrangements, separated by spaces: remote, hybrid, on-site. */
  arrangement: string | undefined;
  /** Slugs of skills, separated by spaces; one match is enough. */
  skill: string | undefined;
  /** Latest due date, such as 2026-11-30. */
  dueBy: string | undefined;
  /** Earliest start date. */
  from: string | undefined;
  /** Latest end date. */
  until: string | undefined;
  /** Only postings paid by a school, a state or a foundation. */
  funded: string | undefined;
  /** Only postings exclusive to this campus. */
  exclusive: string | undefined;
  /** Only projects of 10 hours or fewer. */
  short: string | undefined;
  /** Only postings that close within 3 days. */
  closingSoon: string | undefined;
  /** Languages of the postings, separated by spaces, such as en or pt-BR. */
  language: string | undefined;
  /** Sort order: newest, closing, fee, hours or match. Defaults to newest. Fixed: visitors cannot change it; with `default-sort` they can. */
  sort: string | undefined;
  /** Filters to show, in order, separated by spaces: department, hours, fee, arrangement, skill, due-by, dates, language, short, closing-soon, funded, exclusive. `none` hides all filters. */
  filters: string | undefined;
  /** Hides the search box. */
  noSearch: string | undefined;
  /** Layout of the rows: cards (two columns if there is room), list or compact. Defaults to cards. */
  layout: string | undefined;
  /** Rows per page, from 1 to 100. Defaults to 20. */
  pageSize: string | undefined;
  /** Maximum rows; adds a “See all” link. */
  limit: string | undefined;
  /** Prefix of the URL parameters the list writes, such as jobs. Defaults to mi; off disables URL sync. */
  urlPrefix: string | undefined;
  /** Color scheme: light or dark. Defaults to the page's. */
  theme: string | undefined;
  /** Spacing: comfortable or compact. Defaults to comfortable. */
  density: string | undefined;
  /** Color of links, buttons and focus, such as #0b5cad. Defaults to the campus's color. Adjusted until its contrast is readable. */
  accent: string | undefined;
  /** Origin of the marketplace. Defaults to the provider's, then to the origin of the script. */
  api: string | undefined;
  /** Slug of the campus. Defaults to the provider's. */
  campus: string | undefined;
  /** Heading level, from 1 to 4. Defaults to 3. */
  headingLevel: string | undefined;
  /** Loads the list again from its first page. */
  refresh(): Promise<void>;
  /** A visitor opened a micro-internship. */
  addEventListener(
    type: 'mi-select',
    listener: (event: MiSelectEvent) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  /** A visitor submits an application; cancelable. */
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
  /** Origin of the marketplace. Defaults to the origin of the script. */
  api?: string | undefined;
  /** Slug of the campus, for widgets without their own. */
  campus?: string | undefined;
}

/** Provides a campus and one API client to the widgets inside it, which share its requests. Renders nothing of its own;
custom properties set on it are inherited by the widgets. */
export interface MicroInternshipProviderElement extends HTMLElement {
  /** Origin of the marketplace. Defaults to the origin of the script. */
  api: string | undefined;
  /** Slug of the campus, for widgets without their own. */
  campus: string | undefined;
}

declare global {
  interface HTMLElementTagNameMap {
    'micro-internship-apply': MicroInternshipApplyElement;
    'micro-internship-feed': MicroInternshipFeedElement;
    'micro-internship-provider': MicroInternshipProviderElement;
  }
}
