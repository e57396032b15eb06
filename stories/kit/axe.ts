/** The tags of axe's rules that every story must satisfy. */
export const AXE_TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** The rules that judge a whole page, each with the reason why a story cannot break it. */
export const AXE_RULES_OFF: Record<string, string> = {
  'page-has-heading-one': 'The first heading is the host page’s; a widget is told its level.',
};
