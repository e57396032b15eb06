const COMMENT = /<!--[^]*?-->|<!\[CDATA\[|\]\]>|<\?[^]*?\?>/g;
const TAG = /<[/!]?[a-z](?:"[^"]*"|'[^']*'|[^"'<>])*>/gi;
/** Tags that stand within a line; at any other a new block starts. */
const INLINE_TAG =
  /^<\/?(?:a|abbr|b|cite|code|em|font|i|img|kbd|mark|q|s|samp|small|span|strong|sub|sup|u|var)\b/i;

/** The text between the tags of a piece of HTML, in blocks parted by blank lines, none of them indented. */
export const withoutTags = (html: string): string =>
  html
    .replace(COMMENT, '')
    .replace(TAG, (tag) => (INLINE_TAG.test(tag) ? '' : '\n\n'))
    .replace(/^[ \t]+/gm, '')
    .trim();
