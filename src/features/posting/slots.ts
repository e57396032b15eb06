import type { MicroInternship } from '../../contract/micro-internship.ts';
import { footer } from './footer.ts';
import { payFacts } from './pay-facts.ts';
import { questionPreview } from './questions.ts';
import { shareStatus, urlField } from './share.ts';
import type { PostingActionsData, PostingActionsEnv, PostingSlots } from './types.ts';

/** Renders the slots of a posting's view. */
export const postingSlots = (
  posting: MicroInternship,
  data: PostingActionsData,
  env: PostingActionsEnv,
): PostingSlots => ({
  payFacts: payFacts(posting, env),
  classificationNote: posting.classification && env.t.classificationNotes[posting.classification],
  shareStatus: shareStatus(data, env),
  urlField: urlField(posting, data, env),
  questionPreview: questionPreview(posting, env),
  footer: footer(data, env),
});
