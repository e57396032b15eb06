import * as z from 'zod/mini';

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

const Inlines = z.array(z.lazy(() => Inline));
const Blocks = z.array(z.lazy(() => Block));

export const Inline: z.ZodMiniType<Inline> = z.union([
  z.object({ type: z.literal('text'), text: z.string() }),
  z.object({ type: z.literal('code'), text: z.string() }),
  z.object({ type: z.literal('break') }),
  z.object({ type: z.enum(['emphasis', 'strong']), children: Inlines }),
  z.object({
    type: z.literal('link'),
    href: z.string().check(z.refine(isSafeLink)),
    children: Inlines,
  }),
]);

export const Block: z.ZodMiniType<Block> = z.union([
  z.object({ type: z.literal('paragraph'), children: Inlines }),
  z.object({
    type: z.literal('heading'),
    level: z.int().check(z.minimum(1), z.maximum(6)),
    children: Inlines,
  }),
  z.object({ type: z.literal('list'), ordered: z.boolean(), items: z.array(Blocks) }),
  z.object({ type: z.literal('code-block'), text: z.string() }),
]);

/** A posting's prose as data, so that nothing on the way to the page ever parses markup. */
export const RichText: z.ZodMiniType<RichText> = Blocks;
