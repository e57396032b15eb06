// Made by `npm run manifest`.

import type { DefineComponent, HTMLAttributes } from 'vue';
import type {
  MicroInternshipApplyElement,
  MicroInternshipApplyElementAttributes,
  MicroInternshipFeedElement,
  MicroInternshipFeedElementAttributes,
  MicroInternshipProviderElement,
  MicroInternshipProviderElementAttributes,
  MiApplySubmitEvent,
  MiApplyCompleteEvent,
  MiApplyConfirmEvent,
  MiErrorEvent,
  MiSelectEvent,
} from './micro-internships.js';

declare module 'vue' {
  interface GlobalComponents {
    'micro-internship-apply': DefineComponent<
      HTMLAttributes &
        MicroInternshipApplyElementAttributes & {
          onMiApplySubmit?: ((event: MiApplySubmitEvent) => void) | undefined;
          onMiApplyComplete?: ((event: MiApplyCompleteEvent) => void) | undefined;
          onMiApplyConfirm?: ((event: MiApplyConfirmEvent) => void) | undefined;
          onMiError?: ((event: MiErrorEvent) => void) | undefined;
        }
    >;
    'micro-internship-feed': DefineComponent<
      HTMLAttributes &
        MicroInternshipFeedElementAttributes & {
          onMiSelect?: ((event: MiSelectEvent) => void) | undefined;
          onMiApplySubmit?: ((event: MiApplySubmitEvent) => void) | undefined;
          onMiApplyComplete?: ((event: MiApplyCompleteEvent) => void) | undefined;
          onMiApplyConfirm?: ((event: MiApplyConfirmEvent) => void) | undefined;
          onMiError?: ((event: MiErrorEvent) => void) | undefined;
        }
    >;
    'micro-internship-provider': DefineComponent<
      HTMLAttributes & MicroInternshipProviderElementAttributes & {}
    >;
  }
}
