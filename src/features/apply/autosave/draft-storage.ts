import { DAY } from '../../../base/durations.ts';
import * as z from 'zod/mini';
import type { Draft } from '../draft.ts';
import { DRAFTS, SAVED_PROFILES } from './keys.ts';

const LIFETIME = 14 * DAY;
/** Stored for a moment in place of a received draft: other tabs get it as a storage event. */
export const RECEIVED = 'received';

const Person = z.object({ name: z.string(), email: z.string(), school: z.string() });
const Texts = z.array(z.string());
const Files = z.array(z.object({ id: z.string(), name: z.string(), size: z.number() }));
/** A question, as far as it decides whether an answer still fits. */
const QuestionSnapshot = z.object({ id: z.string(), kind: z.string(), label: z.string() });

const StoredDraft = z.object({
  /** One for the application, however often and from how many tabs it is sent. */
  idempotencyKey: z.string(),
  at: z.number(),
  /** True when the page was left while the application was being sent. */
  wasSending: z.boolean(),
  questionsVersion: z.number(),
  asked: z.array(QuestionSnapshot),
  person: Person,
  answers: z.array(z.object({ id: z.string(), given: Texts })),
  statements: Texts,
  files: Files,
});
const SavedProfile = z.object({
  person: Person,
  answers: z.array(z.object({ kind: z.string(), label: z.string(), given: Texts })),
  /** The proof that this device has confirmed the person's mailbox. */
  device: z.optional(z.string()),
});

export type QuestionSnapshot = z.infer<typeof QuestionSnapshot>;
/** A draft as stored on the device, without its consent: that is given anew each time. */
export type StoredDraft = z.infer<typeof StoredDraft>;
/** A student's details, saved on the device for their next application. */
export type SavedProfile = z.infer<typeof SavedProfile>;

/** The stored part of a draft: all but its consent. */
export const contentOf = ({ person, answers, statements, files = {} }: Draft) => ({
  person,
  answers: Object.entries(answers).map(([id, given]) => ({ id, given: [...given] })),
  statements: Object.keys(statements),
  files: Object.entries(files).map(([id, { name, size }]) => ({ id, name, size })),
});

/** Restores a stored draft. */
export const fromStored = ({ person, answers, statements, files }: StoredDraft): Draft => ({
  person,
  answers: Object.fromEntries(answers.map(({ id, given }) => [id, given])),
  statements: Object.fromEntries(statements.map((name) => [name, true as const])),
  hasConsent: false,
  files: Object.fromEntries(files.map(({ id, ...file }) => [id, file])),
});

/** Result of a step that may be denied or fail; `undefined` then. */
const attempt = <Result>(step: () => Result): Result | undefined => {
  try {
    return step();
  } catch {
    return undefined;
  }
};

const parse = <Schema extends z.ZodMiniType>(schema: Schema, text: string | null | undefined) =>
  attempt(() => z.parse(schema, JSON.parse(text ?? '')));

/** Text for comparison: without differences of case and blanks. */
export const normalized = (text: string): string => text.trim().replace(/\s+/g, ' ').toLowerCase();

/** Stored draft and saved profile of one form. Storage that is denied or full counts as empty. */
export class DraftStorage {
  readonly key: string;
  readonly #storage: () => Storage;
  readonly #profileKey: string;

  /** `storage` returns the storage of the page, and throws where it is denied. */
  constructor(storage: () => Storage, { campus = '', slug }: { campus?: string | undefined; slug: string }) {
    this.#storage = storage;
    this.key = `${DRAFTS}${campus}:${slug}`;
    this.#profileKey = `${SAVED_PROFILES}${campus}`;
  }

  /** Loads the draft of this form, and deletes expired drafts of any form. */
  load(now: number): StoredDraft | undefined {
    this.#attempt((storage) => {
      for (const key of Object.keys(storage).filter((name) => name.startsWith(DRAFTS)))
        if (now - (parse(StoredDraft, storage.getItem(key))?.at ?? 0) > LIFETIME) storage.removeItem(key);
    });
    return parse(StoredDraft, this.#get(this.key));
  }

  /** Saves the draft; `false` where that failed. */
  save(draft: StoredDraft): boolean {
    const text = JSON.stringify(draft);
    this.#attempt((storage) => storage.setItem(this.key, text));
    return this.#get(this.key) === text;
  }

  delete(): void {
    this.#attempt((storage) => storage.removeItem(this.key));
  }

  /** Deletes the draft, and notifies other tabs that its application was received. */
  received(): void {
    this.#attempt((storage) => storage.setItem(this.key, RECEIVED));
    this.delete();
  }

  get savedProfile(): SavedProfile | undefined {
    return parse(SavedProfile, this.#get(this.#profileKey));
  }

  /** The saved profile, if it belongs to an email. */
  savedProfileFor(email: string): SavedProfile | undefined {
    const { savedProfile } = this;
    return savedProfile && normalized(savedProfile.person.email) === normalized(email)
      ? savedProfile
      : undefined;
  }

  /** Saves a profile, or deletes it. */
  saveProfile(profile: SavedProfile | undefined): void {
    this.#attempt((storage) =>
      profile
        ? storage.setItem(this.#profileKey, JSON.stringify(profile))
        : storage.removeItem(this.#profileKey),
    );
  }

  #get(key: string): string | null | undefined {
    return this.#attempt((storage) => storage.getItem(key));
  }

  #attempt<Result>(work: (storage: Storage) => Result): Result | undefined {
    return attempt(() => work(this.#storage()));
  }
}
