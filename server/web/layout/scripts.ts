import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import type { PartName } from '../../../widgets/parts.ts';

/** Build manifest of Vite: https://vite.dev/guide/backend-integration */
const Manifest = z.record(
  z.string(),
  z.object({
    file: z.string(),
    name: z.string(),
    isEntry: z.optional(z.boolean()),
    imports: z.optional(z.array(z.string())),
  }),
);
type Manifest = z.infer<typeof Manifest>;

/** Lazy parts of the script of our pages, preloaded where they are needed, and its words in other languages. */
export type ScriptPart = PartName | `${'es' | 'ar'}${'' | '-posting' | '-sent'}`;

const manifests = new Map<string, Manifest>();

const readManifest = (widgetsDir: string): Manifest => {
  try {
    return Manifest.parse(JSON.parse(readFileSync(join(widgetsDir, 'hosted/manifest.json'), 'utf8')));
  } catch {
    // Not built, or by an older build: a page loads its parts one after the other then.
    return {};
  }
};

/** URLs of lazy parts and of all they import; the manifest is read once. */
export const scriptUrls = (widgetsDir: string, parts: readonly ScriptPart[]): string[] => {
  const manifest = manifests.get(widgetsDir) ?? readManifest(widgetsDir);
  manifests.set(widgetsDir, manifest);
  const files = new Set<string>();
  const take = (key: string): void => {
    const part = manifest[key];
    if (!part || part.isEntry || files.has(part.file)) return;
    files.add(part.file);
    part.imports?.forEach(take);
  };
  for (const [key, { name }] of Object.entries(manifest))
    if ((parts as readonly string[]).includes(name.replace('.lazy', ''))) take(key);
  return [...files].map((file) => `/v1/${file}`);
};
