import type { CSSResult } from 'lit';
import { optionsStyles } from './combobox.ts';

export { enOptions as words } from '../../../i18n/en-options.ts';
export { combobox, filteredChoices } from './combobox.ts';
export { OptionsStore } from './options-store.ts';
export { otherOption } from './other-option.ts';

export const styles: readonly CSSResult[] = [optionsStyles];
