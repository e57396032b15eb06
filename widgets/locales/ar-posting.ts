import { messages as autosave } from '../../src/features/apply/autosave/messages.ar.ts';
import { messages as choices } from '../../src/features/apply/choices/messages.ar.ts';
import { messages as fields } from '../../src/features/apply/fields/messages.ar.ts';
import { messages as files } from '../../src/features/apply/files/messages.ar.ts';
import { messages as apply } from '../../src/features/apply/messages.ar.ts';
import { messages as posting } from '../../src/features/posting/messages.ar.ts';
import { messages as report } from '../../src/features/report/messages.ar.ts';

/** One file of messages to load when a posting or a form is opened. */
export const messages = {
  ...posting,
  ...report,
  ...apply,
  ...fields,
  ...files,
  ...choices,
  ...autosave,
};
