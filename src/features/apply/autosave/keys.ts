/** What begins the names under which a page's storage has a draft, and what is remembered of a person. */
export const DRAFTS = 'micro-internships:draft:';
export const REMEMBERED = 'micro-internships:remembered:';

/** Whether something of a form is kept under a name. */
export const isOfForm = (name: string): boolean => name.startsWith(DRAFTS) || name.startsWith(REMEMBERED);
