// Made by `npm run manifest`.

import type { DetailedHTMLProps, HTMLAttributes } from 'react';
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

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'micro-internship-apply': DetailedHTMLProps<
        HTMLAttributes<MicroInternshipApplyElement>,
        MicroInternshipApplyElement
      > &
        MicroInternshipApplyElementAttributes & {
          'onmi-apply-submit'?: ((event: MiApplySubmitEvent) => void) | undefined;
          'onmi-apply-complete'?: ((event: MiApplyCompleteEvent) => void) | undefined;
          'onmi-apply-confirm'?: ((event: MiApplyConfirmEvent) => void) | undefined;
          'onmi-error'?: ((event: MiErrorEvent) => void) | undefined;
        };
      'micro-internship-feed': DetailedHTMLProps<
        HTMLAttributes<MicroInternshipFeedElement>,
        MicroInternshipFeedElement
      > &
        MicroInternshipFeedElementAttributes & {
          'onmi-select'?: ((event: MiSelectEvent) => void) | undefined;
          'onmi-apply-submit'?: ((event: MiApplySubmitEvent) => void) | undefined;
          'onmi-apply-complete'?: ((event: MiApplyCompleteEvent) => void) | undefined;
          'onmi-apply-confirm'?: ((event: MiApplyConfirmEvent) => void) | undefined;
          'onmi-error'?: ((event: MiErrorEvent) => void) | undefined;
        };
      'micro-internship-provider': DetailedHTMLProps<
        HTMLAttributes<MicroInternshipProviderElement>,
        MicroInternshipProviderElement
      > &
        MicroInternshipProviderElementAttributes & {};
    }
  }
}
