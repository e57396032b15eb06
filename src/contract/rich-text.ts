import * as z from 'zod/mini';
import { Whole } from './primitives.ts';

/** Schemes that a link in rich text may have. */
export const LINK_PROTOCOLS = ['http:', 'https:', 'mailto:'] as const;

/** Whether an address may stand in a link: absolute, and of a scheme that cannot run. */
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

/** A posting's prose as data, so that nothing on the way to the page ever parses markup. */
export const RichText: z.ZodMiniType<RichText> = z.array(Block);
