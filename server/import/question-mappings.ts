import { applicationQuestionnaires } from './application-questionnaires.ts';
import { contractQuestions } from './contract-questions.ts';
import type { QuestionMapping } from './question-mapping.ts';

/** Every source format that questions can be imported from, by the name it is asked for. */
export const questionMappings: Record<string, QuestionMapping> = {
  'application-questionnaires': applicationQuestionnaires,
  contract: contractQuestions,
};
