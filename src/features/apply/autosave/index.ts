export {
  answersAsText,
  questionSnapshot,
  mergeDrafts,
  prefill,
  migrateAnswers,
  type OrphanedAnswer,
} from './migrate-draft.ts';
export { contentOf, DraftStorage, fromStored, RECEIVED, type StoredDraft } from './draft-storage.ts';
export { emptyDraft } from '../draft.ts';
export { fillForm, textOf } from './fill-form.ts';
export {
  draftNote,
  draftBannerStyles,
  draftBanner,
  INITIAL_DRAFT_STATE,
  type DraftBannerMessages,
  type DraftHandlers,
  type DraftState,
} from './draft-banner.ts';
export { messages } from './messages.en.ts';
