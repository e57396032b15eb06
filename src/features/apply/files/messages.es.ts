import { isolateRtl as named } from '../../../i18n/bidi-isolates.ts';
import { createCounter } from '../../../i18n/plural.ts';
import type { FilesMessages } from './messages.en.ts';

const { number, percent } = createCounter('es-US');

/** Messages of file uploads, in Spanish. */
export const messages = {
  fileHint: 'PDF, DOC o DOCX, hasta 5 MB.',
  dropFile: 'O suelta el archivo aquí.',
  fileWithSize: (name, kilobytes) => `${named(name)} (${number(kilobytes)} KB)`,
  keepFile: (file) => `Conservar ${named(file)}`,
  uploading: (name) => `Subiendo ${named(name)}`,
  uploadedPart: percent,
  uploaded: (file) => `Se subió ${named(file)}.`,
  noFile: 'Archivo eliminado.',
  cancelUpload: 'Cancelar la subida',
  removeFile: 'Quitar el archivo',
  waitingForFile: 'Tu solicitud se envía en cuanto se suba el archivo.',
  fileError: (label, code) => {
    const errors: Partial<Record<typeof code, string>> = {
      required: 'Elige un archivo',
      choice: 'El archivo caducó. Súbelo de nuevo',
      'too-short': 'El archivo está vacío. Elige otro',
      'too-long': 'El archivo pesa más de 5 MB. Elige uno más pequeño',
      type: 'El archivo no es PDF, DOC ni DOCX. Elige otro',
      format: 'El archivo está dañado o tiene contraseña. Elige otro',
    };
    return `${errors[code] ?? 'No se pudo subir el archivo. Inténtalo de nuevo o quítalo'}: ${named(label)}`;
  },
  uploadRefusals: {
    offline: 'No pudimos conectarnos con el servidor, así que el archivo no se subió.',
    'too-many-requests': 'Demasiados archivos desde esta red. Inténtalo en unos minutos.',
  },
} satisfies FilesMessages;
