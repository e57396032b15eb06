import { css, html, type TemplateResult } from 'lit';
import type { Block, Inline, RichText } from '../contract/rich-text.ts';
import { heading } from './heading.ts';

const inline = (item: Inline): unknown => {
  switch (item.type) {
    case 'text':
      return item.text;
    case 'code':
      return html`<code>${item.text}</code>`;
    case 'break':
      return html`<br />`;
    case 'emphasis':
      return html`<em>${item.children.map(inline)}</em>`;
    case 'strong':
      return html`<strong>${item.children.map(inline)}</strong>`;
    case 'link':
      return html`<a href=${item.href} rel="noopener noreferrer nofollow" target="_blank"
        >${item.children.map(inline)}</a
      >`;
  }
};

const listItem = (blocks: RichText, level: number) => {
  const [first, ...rest] = blocks;
  // The paragraph of a plain item is the item itself.
  return html`<li>
    ${first?.type === 'paragraph' ? first.children.map(inline) : first ? block(first, level) : ''}
    ${rest.map((item) => block(item, level))}
  </li>`;
};

const block = (item: Block, level: number): TemplateResult => {
  switch (item.type) {
    case 'paragraph':
      return html`<p>${item.children.map(inline)}</p>`;
    case 'heading':
      return heading(level + item.level - 1, item.children.map(inline), 'prose-title');
    case 'list':
      return item.ordered
        ? html`<ol>
            ${item.items.map((blocks) => listItem(blocks, level))}
          </ol>`
        : html`<ul>
            ${item.items.map((blocks) => listItem(blocks, level))}
          </ul>`;
    case 'code-block':
      return html`<pre tabindex="0"><code>${item.text}</code></pre>`;
  }
};

/** Rich text; `level` is the level of its top headings. Part: `prose`. */
export const richText = (text: RichText, { level, lang }: { level: number; lang: string }) => html`
  <div class="prose" part="prose" lang=${lang} dir="auto">${text.map((item) => block(item, level))}</div>
`;

export const richTextStyles = css`
  .prose {
    display: grid;
    gap: 0.75em;
    max-width: 68ch;
  }
  .prose-title {
    margin-top: 0.5em;
    font-weight: 650;
    line-height: 1.35;
  }
  .prose ul,
  .prose ol {
    padding-inline-start: 1.5em;
  }
  .prose li + li {
    margin-top: 0.25em;
  }
  .prose code {
    padding: 0.1em 0.3em;
    border-radius: 4px;
    background: var(--_sunken);
    font-family: ui-monospace, monospace;
    font-size: 0.9em;
  }
  .prose pre {
    margin: 0;
    padding: 0.875em 1em;
    border-radius: var(--_radius);
    background: var(--_sunken);
    overflow: auto;
  }
  .prose pre code {
    padding: 0;
    background: none;
  }
`;
