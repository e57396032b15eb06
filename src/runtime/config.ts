import { warn } from '../base/warn.ts';
import { DEFAULT, keyOf, readOption, type OptionName, type Presets, type Settings } from './options.ts';

/** Parsed attributes of a widget: settings, fixed filters and, in `defaults`, initial filters. */
export type Config = Settings & Presets & { defaults?: Presets };

/** Parses a widget's attributes. An invalid value logs one console warning and falls back to the default. */
export const parseConfig = (
  tag: string,
  attributes: Partial<Record<OptionName, string | null | undefined>>,
): Config => {
  const config: Record<string, unknown> = {};
  const defaults: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(attributes) as [OptionName, string | null | undefined][]) {
    if (value === null || value === undefined) continue;
    const read = readOption(name, value);
    if (read === undefined) {
      if (value.trim() !== '')
        void import('./config-errors.lazy.ts').then(({ describeInvalid }) =>
          warn(describeInvalid(tag, name, value)),
        );
    } else if (name.startsWith(DEFAULT)) defaults[keyOf(name)] = read;
    else config[name] = read;
  }
  return Object.keys(defaults).length > 0 ? { ...config, defaults } : config;
};
