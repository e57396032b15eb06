import type { FileStore } from '../../server/files/file-store.ts';

/** Files in memory; `keys` are those that are there. */
export const memoryFiles = (): FileStore & { keys: () => string[] } => {
  const files = new Map<string, Uint8Array>();
  return {
    put: (key, bytes) => {
      files.set(key, bytes);
      return Promise.resolve();
    },
    get: (key) => Promise.resolve(files.get(key)),
    delete: (key) => {
      files.delete(key);
      return Promise.resolve();
    },
    keys: () => [...files.keys()],
  };
};
