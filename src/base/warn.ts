const said = new Set<string>();

/** Logs a warning for the page's developer, once per text. */
export const warn = (message: string): void => {
  if (said.has(message)) return;
  said.add(message);
  console.warn(`[micro-internships] ${message}`);
};
