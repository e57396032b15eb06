export { combobox, filteredChoices, optionsStyles } from './combobox.ts';
export { OptionsStore } from './options-store.ts';
