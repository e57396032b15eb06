import * as z from 'zod/mini';
import { Whole } from './primitives.ts';
import { UploadId } from './upload-id.ts';

export { UploadId };

/** The largest file that is taken, in bytes. */
export const MAX_FILE_BYTES = 5 * 1024 * 1024;

/** What is taken, by the ending of its name. A file is judged by what is in it, never by its name. */
export const FILE_TYPES = {
  pdf: 'application/pdf',
  doc: 'application/msword',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const;
export type FileType = keyof typeof FILE_TYPES;

/** A file that was handed in, as its sender is told of it. */
export const Upload = z.object({ id: UploadId, name: z.string(), size: Whole });
export type Upload = z.infer<typeof Upload>;
