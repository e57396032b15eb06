/** What every page may need and no first row does: loaded after them. */
export { consumeShared } from '../src/runtime/context.ts';
export { MicroInternshipApplyElement } from './apply/apply-element.ts';
export { upgradePlaceholders } from './placeholders.ts';
export { MicroInternshipProviderElement } from './provider/provider-element.ts';
