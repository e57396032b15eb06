/**
 * Result of opening the token of a mailed link: `refused` is no token of ours, `gone` one whose subject is deleted, and
 * `ended` one that only lets its holder request a new link.
 */
export type Opening<Subject> =
  { kind: 'refused' } | { kind: 'gone' } | { kind: 'open' | 'ended'; subject: Subject };
