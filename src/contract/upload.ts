import * as z from 'zod/mini';
import { Whole } from './primitives.ts';
import { UploadId } from './upload-id.ts';

export { UploadId };

/** Maximum file size in bytes. */
export const MAX_FILE_BYTES = 5 * 1024 * 1024;

/** Accepted file types by extension. The server detects the type from the content. */
export const FILE_TYPES = {
  pdf: 'application/pdf',
  doc: 'application/msword',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const;
export type FileType = keyof typeof FILE_TYPES;

/** Uploaded file. */
export const Upload = z.object({ id: UploadId, name: z.string(), size: Whole });
export type Upload = z.infer<typeof Upload>;
