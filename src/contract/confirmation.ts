import * as z from 'zod/mini';
import { Person } from './application.ts';

/** The right to confirm one application, as the receipt carries it. */
const Token = z.string().check(z.minLength(1), z.maxLength(2000));

/** The code from the email, sent to prove that the mailbox is the applicant's. */
export const ConfirmationRequest = z.strictObject({
  token: Token,
  code: z.string().check(z.regex(/^\d{6}$/)),
});
export type ConfirmationRequest = z.infer<typeof ConfirmationRequest>;

/** The application counts now. */
export const ConfirmationReceipt = z.object({
  /** Always true: what is not confirmed is a problem. */
  confirmed: z.boolean(),
  /** Proof that this device's user reads the mailbox: with it the next application needs no code. */
  device: z.string(),
});
export type ConfirmationReceipt = z.infer<typeof ConfirmationReceipt>;

/** Asks for another code; `email` corrects a mistyped address first. */
export const CodeRequest = z.strictObject({
  token: Token,
  email: z.optional(Person.shape.email),
});
export type CodeRequest = z.infer<typeof CodeRequest>;

export const CodeReceipt = z.object({ sent: z.boolean() });
export type CodeReceipt = z.infer<typeof CodeReceipt>;
