import type { Page } from 'puppeteer-core';
import { focused, focusIsOn, tabTo } from './journey.ts';
import { eventually, type OutboxMail } from './marketplace.ts';

/** The title of a receipt that asks for a code. */
export const ASKS_FOR_CODE = 'Check your email to finish';

/** The mails of a marketplace, wherever it runs. */
interface Outbox {
  outbox: () => Promise<OutboxMail[]>;
}

/** The mail that asks an address for a code; another one than that of the codes before. */
export const codeMail = async (
  { outbox }: Outbox,
  address: string,
  ...before: string[]
): Promise<{ code: string; mail: OutboxMail }> => {
  const find = async () =>
    (await outbox())
      .filter(({ to }) => to?.some((recipient) => recipient.address === address))
      .map((mail) => ({ mail, code: /\d{6}$/.exec(mail.subject ?? '')?.[0] ?? '' }))
      .find(({ code }) => code !== '' && !before.includes(code));
  return (await eventually(find, (found) => found !== undefined)) as { code: string; mail: OutboxMail };
};

/** The code that was mailed to an address; another one than those before. */
export const mailedCode = async (
  marketplace: Outbox,
  address: string,
  ...before: string[]
): Promise<string> => (await codeMail(marketplace, address, ...before)).code;

/** Types a code into the receipt and presses Enter, by keyboard alone. */
export const typeCode = async (page: Page, code: string): Promise<void> => {
  // From the field itself Tab would go around the page: one step back, so that coming in selects what stands there.
  if ((await focused(page)).id === 'code') {
    await page.keyboard.down('Shift');
    await page.keyboard.press('Tab');
    await page.keyboard.up('Shift');
  }
  await tabTo(page, 'code');
  await page.keyboard.type(code);
  await page.keyboard.press('Enter');
};

/** Types the code that was mailed to an address into the receipt, which then says that the application is received. */
export const confirmByKeyboard = async (page: Page, marketplace: Outbox, address: string): Promise<void> => {
  await focusIsOn(page, ASKS_FOR_CODE);
  await typeCode(page, await mailedCode(marketplace, address));
  await focusIsOn(page, 'Application received');
};
