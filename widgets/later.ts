/** What every page may need and no first row does: loaded after them. */
export { MicroInternshipApplyElement } from './apply/apply-element.ts';
export { upgradePlaceholders } from './placeholders.ts';
