import * as z from 'zod/mini';

/** Names a file that was handed in, and is the right to apply with it: nobody can guess one. */
export const UploadId = z.string().check(z.regex(/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/));
