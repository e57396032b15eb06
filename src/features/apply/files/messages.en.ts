import type { FieldErrorCode } from '../../../contract/problem.ts';
import { isolateRtl as named } from '../../../i18n/bidi-isolates.ts';
import { number, percent } from '../../../i18n/counter.en.ts';

/** Messages of file uploads, in English. */
export const messages = {
  fileHint: 'PDF, DOC or DOCX, up to 5 MB.',
  dropFile: 'Or drop the file here.',
  fileWithSize: (name: string, kilobytes: number) => `${named(name)} (${number(kilobytes)} kB)`,
  keepFile: (file: string) => `Keep ${named(file)}`,
  uploading: (name: string) => `Uploading ${named(name)}`,
  uploadedPart: percent,
  uploaded: (file: string) => `${named(file)} is uploaded.`,
  noFile: 'File removed.',
  cancelUpload: 'Cancel upload',
  removeFile: 'Remove file',
  waitingForFile: 'Your application is sent as soon as the file is uploaded.',
  fileError: (label: string, code: FieldErrorCode) => {
    const errors: Partial<Record<FieldErrorCode, string>> = {
      required: 'Choose a file',
      choice: 'The file has expired. Upload it again',
      'too-short': 'The file is empty. Choose another one',
      'too-long': 'The file is larger than 5 MB. Choose a smaller one',
      type: 'The file is not a PDF, DOC or DOCX. Choose another one',
      format: 'The file is damaged or has a password. Choose another one',
    };
    return `${errors[code] ?? 'The file could not be uploaded. Try again or remove it'}: ${named(label)}`;
  },
  uploadRefusals: {
    offline: 'We couldn’t reach the server, so the file wasn’t uploaded.',
    'too-many-requests': 'Too many files from this network. Try again in a few minutes.',
  },
};

export type FilesMessages = typeof messages;
