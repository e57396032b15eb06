import type { ConfirmMessages } from '../../src/features/apply/confirm/messages.en.ts';
import type { ReceiptMessages } from '../../src/features/apply/receipt/messages.en.ts';
import { createCatalog } from '../../src/i18n/catalog.ts';

/** Translated messages of a receipt; the English ones travel with it. */
export const sentMessages = createCatalog<Partial<ReceiptMessages & ConfirmMessages>>(
  {},
  { es: () => import('./es-sent.ts'), ar: () => import('./ar-sent.ts') },
);
