import { render } from '@lit-labs/ssr';
import { collectResult } from '@lit-labs/ssr/lib/render-result.js';
import { html, nothing, type CSSResultOrNative } from 'lit';
import * as apply from '../../../src/features/apply/apply.lazy.ts';
import * as fields from '../../../src/features/apply/fields/fields.lazy.ts';
import type { ApplyState, Draft } from '../../../src/features/apply/apply.lazy.ts';
import * as files from '../../../src/features/apply/files/files.lazy.ts';
import * as choices from '../../../src/features/apply/choices/choices.lazy.ts';
import * as detail from '../../../src/features/posting/posting.lazy.ts';
import {
  MicroInternshipApplyElement,
  type InitialState as FormView,
} from '../../../widgets/apply/apply-element.ts';
import {
  MicroInternshipFeedElement,
  type InitialState as FeedView,
} from '../../../widgets/feed/feed-element.ts';
import type { Links } from '../../../src/i18n/env.ts';
import { createPageLinks } from '../../../src/runtime/page-links.ts';
import { OPTION_NAMES } from '../../../src/runtime/options.ts';
import type { Locale } from '../../../src/i18n/locales.ts';
import { baseStyles } from '../../../src/theme/base.styles.ts';
import { viewStyles } from '../../../src/theme/view.styles.ts';
import * as receipt from '../../../widgets/apply/receipt.lazy.ts';
import * as deferred from '../../../widgets/deferred.lazy.ts';
import * as more from '../../../widgets/feed/posting-actions.lazy.ts';
import { requiredParts } from '../../../src/features/apply/required-parts.ts';
import './messages.ts';
import type { ScriptPart } from './scripts.ts';

const formModules = { fields, files, choices, receipt };
const formStyles = [apply, fields, files, choices, receipt].flatMap(({ styles }) => styles);

// A page has one static sheet for all its views, allowed by its hash.
customElements.define(
  'micro-internship-feed',
  class extends MicroInternshipFeedElement {
    static override styles = [
      ...MicroInternshipFeedElement.styles,
      ...deferred.feedParts.styles,
      ...detail.styles,
      ...more.styles,
      ...formStyles,
    ];
    protected override pageLinks(): Links {
      return this.initialState ? createPageLinks(this.config, this.initialState) : super.pageLinks();
    }
  },
);
customElements.define(
  'micro-internship-apply',
  class extends MicroInternshipApplyElement {
    static override styles = [
      ...MicroInternshipApplyElement.styles,
      ...deferred.feedParts.styles,
      ...detail.styles,
      ...formStyles,
    ];
    protected override pageLinks(): Links {
      return this.initialState ? createPageLinks(this.config, this.initialState) : super.pageLinks();
    }
  },
);

/** A widget's sheet as the renderer writes it: the parts of one element, without anything between them. */
const sheetOf = (tag: 'micro-internship-feed' | 'micro-internship-apply'): string => {
  const { elementStyles = [] } = (customElements.get(tag) ?? {}) as { elementStyles?: CSSResultOrNative[] };
  return elementStyles.map((part) => ('cssText' in part ? part.cssText : '')).join('');
};

/** How the list is set up: the attributes of the widget, by their names. */
export type Attributes = Partial<Record<string, string>>;

/** A widget as markup with its declarative shadow root, and what it needs to take the markup over. */
export interface RenderedWidget {
  markup: string;
  initialState: unknown;
  /** The sheet in its shadow root, to the letter. */
  styles: string;
  /** Lazy parts that its script needs for hydration. */
  parts: readonly ScriptPart[];
}

/** Message files of a locale other than that of the script. */
const messageParts = ({ locale }: { locale: Locale }, hasPosting = true): ScriptPart[] =>
  locale === 'en' ? [] : [locale, ...(hasPosting ? ([`${locale}-posting`] as const) : [])];

/** Script parts of a posting beside its messages. */
const DETAIL_PARTS = ['posting', 'posting-actions'] as const;

/** Script parts of a form beside its messages. */
const formParts = ({ state: { posting, kind }, locale }: FormView): ScriptPart[] => [
  'apply',
  ...(kind === 'form' ? (['autosave'] as const) : []),
  ...(kind === 'receipt' ? (['receipt'] as const) : []),
  ...(kind === 'receipt' && locale !== 'en' ? ([`${locale}-sent`] as const) : []),
  ...requiredParts(posting),
];

const PROPERTIES = ['.initialState', '.deferred', '.detailModule'];

/** A template of the list with every attribute that it knows: they are too many to be written out. */
const feedTemplate = (() => {
  const names = [...OPTION_NAMES, ...PROPERTIES];
  const texts = names.map((name, index) => `${index === 0 ? '<micro-internship-feed' : ''} ${name}=`);
  texts.push('></micro-internship-feed>');
  return Object.assign(texts, { raw: texts });
})();

/** The list, or a posting, as the widget renders it first. */
export const renderFeed = async (attributes: Attributes, initialState: FeedView): Promise<RenderedWidget> => {
  const template = html(
    feedTemplate,
    ...OPTION_NAMES.map((name) => attributes[name] ?? nothing),
    initialState,
    deferred,
    { ...detail, more },
  );
  const hasPosting = initialState.posting !== undefined;
  return {
    markup: await collectResult(render(template)),
    initialState,
    styles: sheetOf('micro-internship-feed'),
    parts: [...messageParts(initialState, hasPosting), ...(hasPosting ? DETAIL_PARTS : [])],
  };
};

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** Text of a long answer is a property of the widget; in markup it stands between the tags. */
const fillTextAreas = (markup: string, { answers }: Draft): string =>
  markup.replace(
    /(<textarea[^>]*? name="answers\.([^"]*)"[^>]*>)\s*(<\/textarea>)/g,
    (_, start: string, id: string, end: string) => {
      const [text = ''] = (Object.hasOwn(answers, id) ? answers[id] : undefined) ?? [];
      // The first line break after the tag is not part of the text.
      return `${start}\n${text.replace(/[&<>]/g, (character) => escapes[character] ?? '')}${end}`;
    },
  );

/** The form of a posting as the widget renders it first. */
export const renderForm = async (attributes: Attributes, initialState: FormView): Promise<RenderedWidget> => {
  const template = html`<micro-internship-apply
    campus=${attributes.campus ?? nothing}
    micro-internship=${initialState.state.posting.slug}
    heading-level=${attributes['heading-level'] ?? nothing}
    .initialState=${initialState}
    .deferred=${deferred}
    .applyModule=${apply}
    .formModules=${formModules}
  ></micro-internship-apply>`;
  const markup = fillTextAreas(await collectResult(render(template)), initialState.draft);
  return {
    markup,
    initialState,
    styles: sheetOf('micro-internship-apply'),
    parts: [...messageParts(initialState), ...formParts(initialState)],
  };
};

/** Env of the form's view, with the form token. */
export type FormEnv = Omit<apply.ApplyEnv, 'on'> & { token: string };

const nothingHappens = {
  change: () => undefined,
  submit: () => undefined,
  retry: () => undefined,
};

/** Field renderers of a form without script: files cannot be changed in it. */
const plainFields: apply.FieldRenderers = {
  encoding: undefined,
  field: () => undefined,
  ownWords: choices.otherOption,
};

/** The form of a posting without the widget around it: no script takes it over, and the browser sends it. */
export const renderPlainForm = async (state: ApplyState, draft: Draft, env: FormEnv): Promise<string> => {
  const { locale, direction } = env.t;
  const markup = await collectResult(
    render(
      html`<div class="root" lang=${locale} dir=${direction}>
        ${apply.applyView(state, draft, { ...env, special: plainFields, on: nothingHappens })}
      </div>`,
    ),
  );
  return fillTextAreas(markup, draft);
};

/** The sheet of the form without the widget around it. */
export const plainFormStyles = [
  baseStyles,
  viewStyles,
  ...apply.styles,
  ...choices.styles,
  '.root .field input[readonly] { background: var(--_sunken); }',
].join('\n');
