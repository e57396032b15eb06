export { enOptions as words } from '../../../i18n/en-options.ts';
export { combobox, filteredChoices, optionsStyles } from './combobox.ts';
export { OptionsStore } from './options-store.ts';
export { otherOption } from './other-option.ts';
