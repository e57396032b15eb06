/** Everything that can have come of a code, or of asking for another one. */
export const CODE_STATUSES = [
  /** A code was sent and none has been entered. */
  'asked',
  'sent-again',
  /** It is not six digits. */
  'incomplete',
  'wrong',
  /** It has run out of time or of tries. */
  'ended',
  /** The application was not confirmed in time and is deleted, or its posting no longer takes it. */
  'gone',
  'limited',
  'offline',
  'timeout',
  'other',
  'confirmed',
] as const;
export type CodeStatus = (typeof CODE_STATUSES)[number];

/** The confirmation of a mailbox as it stands. Plain data: our pages bring it as the server has it. */
export interface CodeState {
  status: CodeStatus;
  /** The code as it was typed, where the field cannot have kept it. */
  code?: string;
  /** A corrected address that was not accepted. */
  email?: { value: string; error: 'required' | 'format' | 'choice' };
  /** The seconds after which it may be tried again, where they are known. */
  secondsLeft?: number;
}
