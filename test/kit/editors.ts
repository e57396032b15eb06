import { Parser } from 'htmlparser2';

/** Allow list of an editor for pasted HTML: elements with their attributes, `data-*` for all that begin so. */
export interface AllowList {
  /** Attributes of every element. */
  everywhere: readonly string[];
  elements: Readonly<Record<string, readonly string[]>>;
}

const elements = (names: string, more: Record<string, readonly string[]> = {}): AllowList['elements'] => ({
  ...Object.fromEntries(names.split(' ').map((name) => [name, []])),
  ...more,
});

const TEXT =
  'address b big blockquote br caption cite code dd del dfn div dl dt em h1 h2 h3 h4 h5 h6 hr i ins kbd li ol p pre q ' +
  's samp small span strike strong sub sup table tbody td tfoot th thead tr tt u ul var';

/** Content systems and learning platforms, as far as it is known what they keep (`research/campus.md`, 1.1 and 2.1). */
export const EDITORS = {
  /** The rich content editor. */
  canvas: {
    everywhere: ['style', 'class', 'id', 'title', 'role', 'lang', 'dir', 'aria-*', 'data-*'],
    elements: elements(`${TEXT} details summary section article nav header footer time figure figcaption`, {
      a: ['href', 'target', 'name'],
      img: ['align', 'alt', 'height', 'src', 'width'],
      iframe: [
        ...['src', 'width', 'height', 'name', 'align', 'frameborder', 'scrolling', 'allow', 'sandbox'],
        'allowfullscreen',
      ],
      object: ['width', 'height', 'data', 'type'],
      embed: ['name', 'src', 'type', 'width', 'height'],
      video: ['name', 'src', 'poster', 'width', 'height'],
      audio: ['name', 'src'],
    }),
  },
  /** KSES, for authors and for everybody on a network of sites. */
  'wordpress-author': {
    everywhere: ['style', 'class', 'id', 'title', 'role', 'lang', 'dir', 'aria-*', 'data-*'],
    elements: elements(
      `${TEXT} details summary section article nav header footer figure figcaption main aside`,
      {
        a: ['href', 'rel', 'rev', 'name', 'target', 'download'],
        img: ['alt', 'align', 'border', 'height', 'loading', 'src', 'width'],
        video: ['controls', 'height', 'src', 'width'],
        audio: ['controls', 'src'],
      },
    ),
  },
  /** WordPress's filter for the response of an oEmbed provider that it does not know. */
  'wordpress-oembed': {
    everywhere: [],
    elements: {
      a: ['href'],
      blockquote: [],
      iframe: ['src', 'width', 'height', 'frameborder', 'marginwidth', 'marginheight', 'scrolling', 'title'],
    },
  },
  /** `filter_html` as a text format of Drupal comes with it. */
  'drupal-filter-html': {
    everywhere: ['lang', 'dir'],
    elements: elements('em strong cite code dl dt dd li p br', {
      a: ['href', 'hreflang'],
      blockquote: ['cite'],
      ul: ['type'],
      ol: ['start', 'type'],
      h2: ['id'],
      h3: ['id'],
      h4: ['id'],
      h5: ['id'],
      h6: ['id'],
    }),
  },
  /** HTMLPurifier, for text that Moodle does not trust. */
  'moodle-cleaned': {
    everywhere: ['style', 'class', 'title', 'lang', 'dir'],
    elements: elements(TEXT, {
      a: ['href', 'target', 'rel', 'name'],
      img: ['alt', 'align', 'height', 'src', 'width'],
    }),
  },
} as const satisfies Record<string, AllowList>;

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

const isIn = (names: readonly string[], name: string): boolean =>
  names.some((kept) => (kept.endsWith('*') ? name.startsWith(kept.slice(0, -1)) : name === kept));

const isSafe = (name: string, value: string): boolean =>
  !['href', 'src'].includes(name) || /^(?:https?:|mailto:|\/)/.test(value);

/** Markup after an editor's filter; the text of a removed element stays. */
export const keep = (markup: string, { everywhere, elements: known }: AllowList): string => {
  let kept = '';
  const parser = new Parser({
    onopentag: (name, attributes) => {
      const allowed = known[name];
      if (!allowed) return;
      const shown = Object.entries(attributes)
        .filter(
          ([attribute, value]) => isIn([...everywhere, ...allowed], attribute) && isSafe(attribute, value),
        )
        .map(([attribute, value]) => ` ${attribute}="${escape(value)}"`);
      kept += `<${name}${shown.join('')}>`;
    },
    ontext: (text) => {
      kept += escape(text);
    },
    onclosetag: (name) => {
      if (known[name]) kept += `</${name}>`;
    },
  });
  parser.end(markup);
  return kept;
};
