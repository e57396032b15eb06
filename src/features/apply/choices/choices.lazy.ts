export { messages } from './messages.en.ts';
export { combobox, filteredChoices, optionsStyles } from './combobox.ts';
export { OptionsStore } from './options-store.ts';
export { otherOption } from './other-option.ts';
