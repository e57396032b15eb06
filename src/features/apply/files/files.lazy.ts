import type { CSSResult } from 'lit';
import { fileStyles } from './file-field.ts';

export { createUploads } from '../../../api/upload.ts';
export { fileField } from './file-field.ts';
export { messages } from './messages.en.ts';
export { UploadStore } from './upload-store.ts';

export const styles: readonly CSSResult[] = [fileStyles];
