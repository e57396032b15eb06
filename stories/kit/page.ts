import type { Decorator } from '@storybook/web-components-vite';
import { html, render } from 'lit';

/** `visitor` is what the visitor's system says. */
export const SCHEMES = ['visitor', 'light', 'dark'] as const;
export const DIRECTIONS = ['ltr', 'rtl'] as const;

const COLOR_SCHEME: Record<string, string> = { light: 'light', dark: 'dark' };

/** Page around every story: a `main` with color scheme, direction, language and width. */
export const onPage: Decorator = (story, { globals, parameters }) => {
  const main = document.createElement('main');
  const isRightToLeft = globals.direction === 'rtl';
  main.dir = isRightToLeft ? 'rtl' : 'ltr';
  main.lang = isRightToLeft ? 'ar' : 'en';
  main.style.colorScheme = COLOR_SCHEME[String(globals.scheme)] ?? 'light dark';
  main.style.background = 'Canvas';
  main.style.color = 'CanvasText';
  main.style.fontFamily = 'system-ui, sans-serif';
  main.style.padding = '16px';
  if (typeof parameters.width === 'number') main.style.width = `${parameters.width}px`;
  render(html`${story()}`, main);
  return main;
};
