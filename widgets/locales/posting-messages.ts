import type { AutosaveMessages } from '../../src/features/apply/autosave/messages.en.ts';
import type { ChoicesMessages } from '../../src/features/apply/choices/messages.en.ts';
import type { FieldsMessages } from '../../src/features/apply/fields/messages.en.ts';
import type { FilesMessages } from '../../src/features/apply/files/messages.en.ts';
import type { ApplyMessages } from '../../src/features/apply/messages.en.ts';
import type { PostingActionsMessages } from '../../src/features/posting/actions-messages.en.ts';
import type { PostingMessages } from '../../src/features/posting/messages.en.ts';
import type { ReportMessages } from '../../src/features/report/messages.en.ts';
import { createCatalog } from '../../src/i18n/catalog.ts';

/** Translated messages of a posting, its form and its report; the English ones travel with what shows them. */
export type TranslatedPostingMessages = Partial<
  PostingMessages &
    PostingActionsMessages &
    ReportMessages &
    ApplyMessages &
    FieldsMessages &
    FilesMessages &
    ChoicesMessages &
    AutosaveMessages
>;

export const postingMessages = createCatalog<TranslatedPostingMessages>(
  {},
  { es: () => import('./es-posting.ts'), ar: () => import('./ar-posting.ts') },
);
