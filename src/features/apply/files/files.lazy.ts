export { messages } from './messages.en.ts';
export { createUploads } from '../../../api/upload.ts';
export { fileField, fileStyles } from './file-field.ts';
export { UploadStore } from './upload-store.ts';
