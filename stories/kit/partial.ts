import type { Decorator } from '@storybook/web-components-vite';
import { adoptStyles, html, render } from 'lit';
import { styles as fileStyles } from '../../src/features/apply/files/files.lazy.ts';
import { styles as fieldStyles } from '../../src/features/apply/fields/fields.lazy.ts';
import { draftBannerStyles } from '../../src/features/apply/autosave/index.ts';
import { styles as applyStyles } from '../../src/features/apply/apply.lazy.ts';
import { styles as optionsStyles } from '../../src/features/apply/choices/choices.lazy.ts';
import { confirmStyles } from '../../src/features/apply/confirm/index.ts';
import { receiptViewStyles } from '../../src/features/apply/receipt/index.ts';
import { styles as postingStyles } from '../../src/features/posting/posting.lazy.ts';
import { styles as actionStyles } from '../../src/features/posting/actions.ts';
import { styles as deferredFeedStyles } from '../../src/features/feed/feed.lazy.ts';
import { feedStyles } from '../../src/features/feed/index.ts';
import { en } from '../../test/kit/messages.ts';
import { styles as reportStyles } from '../../src/features/report/report.lazy.ts';
import { baseStyles } from '../../src/theme/base.styles.ts';

/** Shows a partial as a widget does: in a shadow root, with the styles of all views. */
export const inRoot: Decorator = (story) => {
  const host = document.createElement('div');
  const root = host.attachShadow({ mode: 'open' });
  const formStyles = [
    ...fieldStyles,
    ...fileStyles,
    ...optionsStyles,
    draftBannerStyles,
    receiptViewStyles,
    confirmStyles,
  ];
  const opened = [...postingStyles, ...actionStyles, ...applyStyles, ...reportStyles, ...formStyles];
  adoptStyles(root, [baseStyles, ...feedStyles, ...deferredFeedStyles, ...opened]);
  render(html`<div class="root" lang=${en.locale}>${story()}</div>`, root);
  return host;
};
