/** Prefixes of the keys under which drafts and saved profiles are stored. */
export const DRAFTS = 'micro-internships:draft:';
export const SAVED_PROFILES = 'micro-internships:remembered:';

/** True for the storage key of a draft or a saved profile. */
export const isFormKey = (name: string): boolean =>
  name.startsWith(DRAFTS) || name.startsWith(SAVED_PROFILES);
