import { html } from 'lit';
import type { MoreEnv } from '../../src/i18n/env.ts';
import { back } from '../../src/ui/back.ts';
import { failureText } from '../../src/ui/failure.ts';
import { heading } from '../../src/ui/heading.ts';
import { message } from '../../src/ui/message.ts';

/** Error state of a lazy part that failed to load. */
export const loadError = (env: MoreEnv<{ back: () => void; retry: () => void }>) => {
  const { t, on, headingLevel } = env;
  return html`
    ${back(t.back, { press: on.back })} ${heading(headingLevel, t.oneFailed, 'title')}
    ${message({ text: failureText('offline', env), action: { label: t.tryAgain, press: on.retry } })}
  `;
};
