import * as z from 'zod/mini';
import { Whole } from './primitives.ts';

/** Allowed URL schemes of links in rich text. */
export const LINK_PROTOCOLS = ['http:', 'https:', 'mailto:'] as const;

/** True for an absolute URL with an allowed scheme. */
export const isSafeLink = (address: string): boolean =>
  URL.canParse(address) && (LINK_PROTOCOLS as readonly string[]).includes(new URL(address).protocol);

export type Inline =
  | { type: 'text'; text: string }
  | { type: 'code'; text: string }
  | { type: 'break' }
  | { type: 'emphasis' | 'strong'; children: Inline[] }
  | { type: 'link'; href: string; children: Inline[] };

export type Block =
  | { type: 'paragraph'; children: Inline[] }
  | { type: 'heading'; level: number; children: Inline[] }
  | { type: 'list'; ordered: boolean; items: Block[][] }
  | { type: 'code-block'; text: string };

export type RichText = Block[];

export const Inline: z.ZodMiniType<Inline> = z.union([
  z.object({ type: z.enum(['text']), text: z.string() }),
  z.object({ type: z.enum(['code']), text: z.string() }),
  z.object({ type: z.enum(['break']) }),
  z.object({
    type: z.enum(['emphasis', 'strong']),
    get children() {
      return z.array(Inline);
    },
  }),
  z.object({
    type: z.enum(['link']),
    href: z.string().check(z.refine(isSafeLink)),
    get children() {
      return z.array(Inline);
    },
  }),
]);

export const Block: z.ZodMiniType<Block> = z.union([
  z.object({
    type: z.enum(['paragraph']),
    get children() {
      return z.array(Inline);
    },
  }),
  z.object({
    type: z.enum(['heading']),
    level: Whole.check(z.minimum(1), z.maximum(6)),
    get children() {
      return z.array(Inline);
    },
  }),
  z.object({
    type: z.enum(['list']),
    ordered: z.boolean(),
    get items() {
      return z.array(z.array(Block));
    },
  }),
  z.object({ type: z.enum(['code-block']), text: z.string() }),
]);

/** Rich text as a tree: nothing parses markup on its way to the page. */
export const RichText: z.ZodMiniType<RichText> = z.array(Block);
