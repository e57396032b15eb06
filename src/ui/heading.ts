import { html, type TemplateResult } from 'lit';

type Content = unknown;

type Heading = (content: Content, className: string) => TemplateResult;

const deepest: Heading = (content, className) => html`<h6 class=${className} tabindex="-1">${content}</h6>`;

const headings: readonly Heading[] = [
  (content, className) => html`<h1 class=${className} tabindex="-1">${content}</h1>`,
  (content, className) => html`<h2 class=${className} tabindex="-1">${content}</h2>`,
  (content, className) => html`<h3 class=${className} tabindex="-1">${content}</h3>`,
  (content, className) => html`<h4 class=${className} tabindex="-1">${content}</h4>`,
  (content, className) => html`<h5 class=${className} tabindex="-1">${content}</h5>`,
];

/** Heading of level 1 to 6; deeper levels become 6. Focusable by script, not by Tab. */
export const heading = (level: number, content: Content, className = ''): TemplateResult =>
  (headings[level - 1] ?? deepest)(content, className);
