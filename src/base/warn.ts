const said = new Set<string>();

/** Tells the page's developer something, once however often it happens. */
export const warn = (message: string): void => {
  if (said.has(message)) return;
  said.add(message);
  console.warn(`[micro-internships] ${message}`);
};
