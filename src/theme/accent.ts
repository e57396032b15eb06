import type { CSSResult } from 'lit';

type Rgb = readonly [number, number, number];

const BLACK: Rgb = [0, 0, 0];
const WHITE: Rgb = [255, 255, 255];
/** Surfaces behind the accent color, in light and in dark. */
const LIGHT: readonly Rgb[] = [WHITE, [0xf1, 0xf4, 0xf6]];
const DARK: readonly Rgb[] = [
  [0x1d, 0x22, 0x27],
  [0x27, 0x2e, 0x34],
];

/** Minimum contrast of text, WCAG 2.2 success criterion 1.4.3. */
const ENOUGH = 4.5;
const STEPS = 40;

const parse = (hex: string): Rgb => {
  const value = Number.parseInt(hex.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
};

const write = (color: Rgb): string =>
  `#${color.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`;

/** Relative luminance, WCAG 2.2. */
const luminance = (color: Rgb): number => {
  const [red = 0, green = 0, blue = 0] = color.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

const contrastOf = (one: Rgb, other: Rgb): number => {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
};

/** Contrast ratio of two colors `#rrggbb`, from 1 to 21 (WCAG 2.2). */
export const contrast = (one: string, other: string): number => contrastOf(parse(one), parse(other));

const mix = (color: Rgb, into: Rgb, share: number): Rgb =>
  color.map((part, index) => part + ((into[index] ?? 0) - part) * share) as unknown as Rgb;

/** Nearest readable color on all surfaces, mixed with black or white if needed. */
const readable = (color: Rgb, surfaces: readonly Rgb[], into: Rgb): Rgb => {
  for (let step = 0; step < STEPS; step += 1) {
    const mixed = parse(write(mix(color, into, step / STEPS)));
    if (surfaces.every((surface) => contrastOf(mixed, surface) >= ENOUGH)) return mixed;
  }
  return into;
};

const textOn = (color: Rgb): Rgb => (contrastOf(color, WHITE) >= ENOUGH ? WHITE : BLACK);

/** Readable accent of a brand color `#rrggbb` and the text on it, in light and in dark. */
export const readableAccent = (accent: string) => {
  const light = readable(parse(accent), LIGHT, BLACK);
  const dark = readable(parse(accent), DARK, WHITE);
  return {
    light: { accent: write(light), onAccent: write(textOn(light)) },
    dark: { accent: write(dark), onAccent: write(textOn(dark)) },
  };
};

/** Styles of a brand color; the page's own tokens take precedence. */
export const accentStyles = (accent: string): CSSResult => {
  const { light, dark } = readableAccent(accent);
  const cssText = `.root {
    --_accent: var(--mi-color-accent, light-dark(${light.accent}, ${dark.accent}));
    --_on-accent: var(--mi-color-on-accent, light-dark(${light.onAccent}, ${dark.onAccent}));
  }`;
  return { cssText } as CSSResult;
};
