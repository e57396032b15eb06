import { DAY } from '../../../base/durations.ts';
import * as z from 'zod/mini';
import type { Draft } from '../draft.ts';
import { DRAFTS, REMEMBERED } from './keys.ts';

const LIFETIME = 14 * DAY;

const Person = z.object({ name: z.string(), email: z.string(), school: z.string() });
const Texts = z.array(z.string());
const Files = z.array(z.object({ id: z.string(), name: z.string(), size: z.number() }));
/** What was asked, as far as it tells whether an answer still fits. */
const Asked = z.object({ id: z.string(), kind: z.string(), label: z.string() });

const KeptDraft = z.object({
  /** One for the application, however often and from how many tabs it is sent. */
  idempotencyKey: z.string().check(z.minLength(1)),
  at: z.number(),
  /** Whether the page was left while it was being sent. */
  wasSending: z.boolean(),
  questionsVersion: z.number(),
  asked: z.array(Asked),
  person: Person,
  answers: z.array(z.object({ id: z.string(), given: Texts })),
  statements: Texts,
  files: Files,
});
const Received = z.object({ received: z.boolean() });
const SavedProfile = z.object({
  person: Person,
  answers: z.array(z.object({ kind: z.string(), label: z.string(), given: Texts })),
  /** The proof that this device has confirmed the person's mailbox. */
  device: z.optional(z.string()),
});

export type Asked = z.infer<typeof Asked>;
/** A draft as it lies on the device, all but its consent: that is given anew each time. */
export type KeptDraft = z.infer<typeof KeptDraft>;
/** What the device remembers of a person for their next application. */
export type SavedProfile = z.infer<typeof SavedProfile>;

type Files = NonNullable<Draft['files']>;

const toFileList = (files: Files = {}): z.infer<typeof Files> =>
  Object.entries(files).map(([id, { name, size }]) => ({ id, name, size }));

const fromFileList = (files: z.infer<typeof Files>): Files =>
  Object.fromEntries(files.map(({ id, ...file }) => [id, file]));

/** The part of a draft that is kept: its consent is not. */
export const contentOf = ({ person, answers, statements, files }: Draft) => ({
  person,
  answers: Object.entries(answers).map(([id, given]) => ({ id, given: [...given] })),
  statements: Object.keys(statements),
  files: toFileList(files),
});

/** The draft that was kept. */
export const fromStored = ({ person, answers, statements, files }: KeptDraft): Draft => ({
  person,
  answers: Object.fromEntries(answers.map(({ id, given }) => [id, given])),
  statements: Object.fromEntries(statements.map((name) => [name, true as const])),
  hasConsent: false,
  files: fromFileList(files),
});

const parse = <Schema extends z.ZodMiniType>(
  schema: Schema,
  text: string | null,
): z.output<Schema> | undefined => {
  try {
    return z.parse(schema, JSON.parse(text ?? ''));
  } catch {
    return undefined;
  }
};

/** What another tab has done with a draft. */
export const parseStorageEvent = (text: string | null): 'received' | KeptDraft | undefined =>
  parse(Received, text) ? 'received' : parse(KeptDraft, text);

const sameEmail = (email: string): string => email.trim().toLowerCase();

/** What the device keeps of one form. Where its storage is denied or full it is as if there were none. */
export class DraftStorage {
  readonly key: string;
  readonly #storage: () => Storage;
  readonly #remembered: string;

  /** `storage` gives the page's, and throws where the page is denied it. */
  constructor(storage: () => Storage, { campus = '', slug }: { campus?: string | undefined; slug: string }) {
    this.#storage = storage;
    this.key = `${DRAFTS}${campus}:${slug}`;
    this.#remembered = `${REMEMBERED}${campus}`;
  }

  /** The draft of this form. Those of any form that are too old go. */
  draft(now: number): KeptDraft | undefined {
    this.#attempt((storage) => {
      for (const key of Object.keys(storage).filter((name) => name.startsWith(DRAFTS)))
        if (now - (parse(KeptDraft, storage.getItem(key))?.at ?? 0) > LIFETIME) storage.removeItem(key);
    });
    return parse(KeptDraft, this.#get(this.key));
  }

  /** Whether the draft is on the device now. */
  keep(draft: KeptDraft): boolean {
    return this.#attempt((storage) => storage.setItem(this.key, JSON.stringify(draft)));
  }

  forget(): void {
    this.#attempt((storage) => storage.removeItem(this.key));
  }

  /** Forgets the draft, and tells the other tabs that its application was received. */
  received(): void {
    this.#attempt((storage) => storage.setItem(this.key, JSON.stringify({ received: true })));
    this.forget();
  }

  get savedProfile(): SavedProfile | undefined {
    return parse(SavedProfile, this.#get(this.#remembered));
  }

  /** What is remembered of the owner of an address. */
  savedProfileFor(email: string): SavedProfile | undefined {
    const { savedProfile } = this;
    return savedProfile && sameEmail(savedProfile.person.email) === sameEmail(email)
      ? savedProfile
      : undefined;
  }

  /** Remembers this of a person, or nothing any more. */
  saveProfile(what: SavedProfile | undefined): boolean {
    return this.#attempt((storage) =>
      what ? storage.setItem(this.#remembered, JSON.stringify(what)) : storage.removeItem(this.#remembered),
    );
  }

  #get(key: string): string | null {
    let text: string | null = null;
    this.#attempt((storage) => (text = storage.getItem(key)));
    return text;
  }

  #attempt(work: (storage: Storage) => unknown): boolean {
    try {
      work(this.#storage());
      return true;
    } catch {
      return false;
    }
  }
}
