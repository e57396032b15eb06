/**
 * Version of the privacy notice that the form shows above its first field. Its words are in the widgets' locales;
 * a change of what they promise takes a new version here and there.
 */
export const PRIVACY_NOTICE_VERSION = '2026-11-29';

/** The words of one version of the notice in each locale, as a form for `{employer}` that keeps applications 180 days shows them. */
export type NoticeWording = Record<string, { title: string; notice: string; consent: string }>;
