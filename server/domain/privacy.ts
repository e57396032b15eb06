/**
 * Version of the privacy notice above the form. Its text is in the widgets' messages; a change of its promises needs a
 * new version here and there.
 */
export const PRIVACY_NOTICE_VERSION = '2026-11-29';

/** Wording of one version of the notice by locale, for `{employer}` and a retention of 180 days. */
export type NoticeWording = Record<string, { title: string; notice: string; consent: string }>;
