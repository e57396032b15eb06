import type { Decorator } from '@storybook/web-components-vite';
import { adoptStyles, html, render } from 'lit';
import { fileStyles } from '../../src/features/apply/files/index.ts';
import { formExtrasStyles } from '../../src/features/apply/form-extras.ts';
import { keepStyles } from '../../src/features/apply/keeping/index.ts';
import { applyStyles } from '../../src/features/apply/index.ts';
import { optionsStyles } from '../../src/features/apply/options/index.ts';
import { confirmStyles } from '../../src/features/apply/confirm/index.ts';
import { sentStyles } from '../../src/features/apply/sent/index.ts';
import { detailStyles } from '../../src/features/detail/index.ts';
import { extrasStyles as postingStyles } from '../../src/features/detail/extras.ts';
import { extrasStyles } from '../../src/features/feed/extras.ts';
import { feedStyles } from '../../src/features/feed/index.ts';
import { reportStyles } from '../../src/features/report/index.ts';
import { baseStyles } from '../../src/theme/base.styles.ts';
import { words } from '../../test/kit/unit-env.ts';

/** Shows a partial as a widget does: in a shadow root, with the styles of all views. */
export const inRoot: Decorator = (story) => {
  const host = document.createElement('div');
  const root = host.attachShadow({ mode: 'open' });
  const formStyles = [formExtrasStyles, fileStyles, optionsStyles, keepStyles, sentStyles, confirmStyles];
  const opened = [detailStyles, ...postingStyles, applyStyles, reportStyles, ...formStyles];
  adoptStyles(root, [baseStyles, ...feedStyles, ...extrasStyles, ...opened]);
  render(html`<div class="root" lang=${words.locale}>${story()}</div>`, root);
  return host;
};
