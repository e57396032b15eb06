import assert from 'node:assert/strict';
import { and, desc, eq, like } from 'drizzle-orm';
import { Receipt } from '../../src/contract/application.ts';
import { mails } from '../../server/store/schema/index.ts';
import { eventually, readOutbox, type TestMarketplace } from './marketplace.ts';

type Asked = Pick<TestMarketplace, 'url' | 'database'>;

/** The mails that ask to confirm an application, newest first. */
export const confirmationMails = ({ database }: Pick<Asked, 'database'>, application: string) =>
  database
    .select()
    .from(mails)
    .where(and(eq(mails.application, application), like(mails.text, '%/confirm/%')))
    .orderBy(desc(mails.createdAt));

/** The code in the newest mail about an application. */
export const codeFor = async (marketplace: Pick<Asked, 'database'>, application: string): Promise<string> => {
  const [mail] = await confirmationMails(marketplace, application);
  const [code] = /\d{6}$/.exec(mail?.subject ?? '') ?? [];
  assert.ok(code, 'a code was mailed');
  return code;
};

/** The page behind the link in the newest mail about an application. */
export const confirmLinkFor = async (
  marketplace: Pick<Asked, 'database'>,
  application: string,
): Promise<string> => {
  const [mail] = await confirmationMails(marketplace, application);
  const [link] = /\S+\/confirm\/\S+/.exec(mail?.text ?? '') ?? [];
  assert.ok(link, 'a link was mailed');
  return link;
};

/** Enters a code with the token of a receipt. */
export const enterCode = ({ url }: Pick<Asked, 'url'>, token: string, code: string): Promise<Response> =>
  fetch(new URL('/v1/confirmations', url), {
    method: 'POST',
    body: JSON.stringify({ token, code }),
    headers: { 'Content-Type': 'application/json' },
  });

/** Confirms an application by the code in its mail; gives back the token of the device. */
export const confirm = async (marketplace: Asked, receipt: Receipt): Promise<string> => {
  assert.ok(receipt.confirmation, 'the receipt asks for a code');
  const code = await eventually(() => codeFor(marketplace, receipt.id).catch(() => ''), Boolean);
  const response = await enterCode(marketplace, receipt.confirmation.token, code);
  assert.equal(response.status, 200);
  const { device } = (await response.json()) as { device: string };
  return device;
};

/** Confirms an application at a server of its own process, by the code in the outbox of its data folder. */
export const confirmByOutbox = async (
  { url, dataDir }: Pick<TestMarketplace, 'url' | 'dataDir'>,
  { confirmation }: Receipt,
  email: string,
): Promise<void> => {
  assert.ok(confirmation, 'the receipt asks for a code');
  const isTheirs = (address: string | undefined) => address?.toLowerCase() === email.toLowerCase();
  const findCode = async () =>
    (await readOutbox(dataDir))
      .filter(({ to }) => to?.some(({ address }) => isTheirs(address)))
      .map(({ subject }) => /\d{6}$/.exec(subject ?? '')?.[0])
      .find((code) => code !== undefined);
  const code = await eventually(findCode, (found) => found !== undefined);
  const response = await enterCode({ url }, confirmation.token, code ?? '');
  assert.equal(response.status, 200);
};

/** Reads the receipt in an answer and confirms the application. */
export const confirmAnswer = async (marketplace: Asked, response: Response): Promise<Receipt> => {
  assert.equal(response.status, 201);
  const receipt = Receipt.parse(await response.json());
  await confirm(marketplace, receipt);
  return receipt;
};

/** Confirms an application by the link in its mail. */
export const confirmByLink = async (marketplace: Asked, application: string): Promise<void> => {
  const link = await eventually(
    () => confirmLinkFor(marketplace, application).catch(() => ''),
    (found) => found !== '',
  );
  const body = new URLSearchParams({ application, act: 'confirm' });
  const response = await fetch(new URL(new URL(link).pathname, marketplace.url), { method: 'POST', body });
  assert.equal(response.status, 200);
};
