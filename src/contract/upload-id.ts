import * as z from 'zod/mini';

/** Unguessable id of an upload; whoever has it can apply with the file. */
export const UploadId = z.string().check(z.regex(/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/));
