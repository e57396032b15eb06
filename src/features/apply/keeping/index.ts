export {
  answersAsText,
  askedOf,
  mergeDrafts,
  recall,
  rememberedOf,
  sortAnswers,
  type Leftover,
} from './answers.ts';
export { contentOf, Device, draftOf, readNews, type Asked } from './device.ts';
export { emptyDraft } from '../draft.ts';
export { putDraft, textOf } from './fields.ts';
export {
  draftNote,
  keepStyles,
  keepView,
  NOTHING_KEPT,
  type KeepHandlers,
  type KeepState,
} from './keep-view.ts';
export { enFormKeep as words } from '../../../i18n/en-form-keep.ts';
