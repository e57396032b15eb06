import type { CSSResult } from 'lit';
import { optionsStyles } from './combobox.ts';

export { combobox, filteredChoices } from './combobox.ts';
export { messages } from './messages.en.ts';
export { OptionsStore } from './options-store.ts';
export { otherOption } from './other-option.ts';

export const styles: readonly CSSResult[] = [optionsStyles];
