import { closeSync, fsyncSync, openSync } from 'node:fs';
import { open, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';

/** The part of Emscripten's file system on Node that is mended here. */
interface EmscriptenFiles {
  NODEFS: {
    realPath: (node: unknown) => string;
    stream_ops: { fsync?: (stream: { node: unknown; nfd?: number }) => number };
    node_ops: { setattr: (node: unknown, attributes: { mode?: number }) => void };
  };
}

const OTHERS = 0o077;

const syncPath = (path: string): void => {
  const descriptor = openSync(path, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
};

const mend = ({ NODEFS }: EmscriptenFiles): void => {
  const { realPath, node_ops: nodes, stream_ops: streams } = NODEFS;
  const { setattr } = nodes;
  // Each new file is given its mode once more, past the umask.
  nodes.setattr = (node, attributes) =>
    setattr(
      node,
      attributes.mode === undefined ? attributes : { ...attributes, mode: attributes.mode & ~OTHERS },
    );
  // Emscripten has none: PostgreSQL would be told that all is on the disk while nothing is.
  streams.fsync = ({ nfd, node }) => {
    if (nfd === undefined) syncPath(realPath(node));
    else fsyncSync(nfd);
    return 0;
  };
};

/** A folder of the embedded database whose files are its owner's alone, and are on the disk when it says so. */
class DurableFiles extends NodeFS {
  override async init(...parameters: Parameters<NodeFS['init']>): ReturnType<NodeFS['init']> {
    const { emscriptenOpts } = await super.init(...parameters);
    const preRun = [
      ...(emscriptenOpts.preRun ?? []),
      (files: unknown) => mend(files as EmscriptenFiles),
    ] as NonNullable<typeof emscriptenOpts.preRun>;
    return { emscriptenOpts: { ...emscriptenOpts, preRun } };
  }
}

/** The vendor's start parameters without `-F`, which is `fsync=off`; `fdatasync` does nothing in Emscripten. */
const START_PARAMETERS = [
  ...PGlite.defaultStartParams.filter((parameter) => parameter !== '-F'),
  '-c',
  'wal_sync_method=fsync',
];

const isMissing = async (folder: string): Promise<boolean> =>
  (await readdir(folder).catch(() => [])).length === 0;

/** At once, which takes a tenth of the time of one after another. */
const syncAll = async (folder: string): Promise<void> => {
  const entries = await readdir(folder, { recursive: true });
  await Promise.all(
    ['', ...entries].map(async (entry) => {
      const file = await open(join(folder, entry), 'r');
      try {
        await file.sync();
      } finally {
        await file.close();
      }
    }),
  );
};

const start = (folder: string): Promise<PGlite> =>
  PGlite.create({ fs: new DurableFiles(folder), startParams: START_PARAMETERS });

/** Makes an empty database in one step: killed in the middle of it, the next start finds none and makes another. */
const make = async (folder: string): Promise<void> => {
  const draft = `${folder}.draft`;
  await rm(draft, { recursive: true, force: true });
  await (await start(draft)).close();
  // The files of an empty database are copied, not written by PostgreSQL, so it does not sync them.
  await syncAll(draft);
  await rename(draft, folder);
  syncPath(dirname(folder));
};

/** Opens the embedded database of a folder, or makes it there. What it has acknowledged survives a loss of power. */
export const openEmbedded = async (folder: string): Promise<PGlite> => {
  if (await isMissing(folder)) await make(folder);
  return start(folder);
};
