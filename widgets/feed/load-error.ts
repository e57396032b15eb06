import { html } from 'lit';
import { messages } from '../../src/i18n/deferred-messages.en.ts';
import { withMessages, type Env } from '../../src/i18n/env.ts';
import { back } from '../../src/ui/back.ts';
import { failureText } from '../../src/ui/failure.ts';
import { heading } from '../../src/ui/heading.ts';
import { message } from '../../src/ui/message.ts';

/** The error view of a part of the widget that could not be loaded. */
export const loadError = (env: Env<unknown, { back: () => void; retry: () => void }>) => {
  const { t, on, headingLevel } = withMessages(env, messages);
  return html`
    ${back(t.back, { press: on.back })} ${heading(headingLevel, t.oneFailed, 'title')}
    ${message({ text: failureText('offline', env), action: { label: t.tryAgain, press: on.retry } })}
  `;
};
