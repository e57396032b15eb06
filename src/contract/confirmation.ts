import * as z from 'zod/mini';
import { Person } from './application.ts';

/** Confirmation token of one application, from its receipt. */
const Token = z.string().check(z.minLength(1), z.maxLength(2000));

/** Request that confirms an email by its code. */
export const ConfirmationRequest = z.strictObject({
  token: Token,
  code: z.string().check(z.regex(/^\d{6}$/)),
});
export type ConfirmationRequest = z.infer<typeof ConfirmationRequest>;

/** Response to a confirmed email: the application counts. */
export const ConfirmationReceipt = z.object({
  /** Always true; a failure is a problem response. */
  confirmed: z.boolean(),
  /** Device token that skips the code of the next application. */
  device: z.string(),
});
export type ConfirmationReceipt = z.infer<typeof ConfirmationReceipt>;

/** Request for another code; `email` corrects a mistyped one. */
export const CodeRequest = z.strictObject({
  token: Token,
  email: z.optional(Person.shape.email),
});
export type CodeRequest = z.infer<typeof CodeRequest>;

export const CodeReceipt = z.object({ sent: z.boolean() });
export type CodeReceipt = z.infer<typeof CodeReceipt>;
