import { join } from 'node:path';
import type { FileStore } from './file-store.ts';
import type { FilesEncryption, FilesLocation } from './files-location.ts';
import { folderFiles } from './folder-files.ts';
import { createS3Client, s3Files } from './s3-files.ts';

/** All that a marketplace keeps as files. */
export interface Files {
  /** The files that applicants upload. */
  files: FileStore;
  /** The employers' logos, which the operator puts there. */
  logos: FileStore;
  close: () => void;
}

/** Opens the files below a location: `files/` and `logos/`. */
export const openFiles = (location: FilesLocation, encryption?: FilesEncryption): Files => {
  switch (location.kind) {
    case 'folder':
      return {
        files: folderFiles(join(location.folder, 'files')),
        logos: folderFiles(join(location.folder, 'logos')),
        close: () => undefined,
      };
    case 's3': {
      const client = createS3Client(location);
      const { bucket, prefix } = location;
      return {
        files: s3Files(client, { bucket, prefix: `${prefix}files/`, encryption }),
        logos: s3Files(client, { bucket, prefix: `${prefix}logos/`, encryption }),
        close: () => client.destroy(),
      };
    }
  }
};
