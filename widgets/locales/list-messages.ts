import type { DeferredFeedMessages } from '../../src/features/feed/deferred-messages.en.ts';
import { messages as feed, type FeedMessages } from '../../src/features/feed/messages.en.ts';
import { createCatalog } from '../../src/i18n/catalog.ts';
import type { DeferredMessages } from '../../src/i18n/deferred-messages.en.ts';
import { messages as common, type CommonMessages } from '../../src/i18n/messages.en.ts';

/** Messages of the list. The English ones that the first rows do not need travel with what shows them. */
export type ListMessages = CommonMessages & FeedMessages & Partial<DeferredMessages & DeferredFeedMessages>;

export const listMessages = createCatalog<ListMessages>(
  { ...common, ...feed },
  { es: () => import('./es.ts'), ar: () => import('./ar.ts') },
);
