/** The reason a delivery failed, as far as it decides on a retry. */
export interface DeliveryFailure {
  /**
   * `permanent` is the mail's own fault and ends it; `temporary` is retried until the mail is too old; `configuration` is
   * our fault or the relay's, so no mail is given up for it.
   */
  kind: 'permanent' | 'temporary' | 'configuration';
  /** The SMTP reply code and enhanced status, or an error code: never the words of a reply, which hold addresses. */
  reply: string;
}

/** As much of nodemailer's errors as is read here. */
interface SmtpError {
  code?: unknown;
  originalCode?: unknown;
  responseCode?: unknown;
  response?: unknown;
  command?: unknown;
}

const CONFIGURATION_CODES = new Set([
  'EAUTH',
  'ENOAUTH',
  'EOAUTH2',
  'ETLS',
  'EREQUIRETLS',
  'ECONFIG',
  'EPROTOCOL',
]);

/** Errors of Node's TLS: a certificate that is not valid, or a peer that speaks something else. */
const IS_TLS_CODE = /CERT|SELF_SIGNED|ERR_(?:TLS|SSL)|EPROTO/;

/** Authentication is missing or refused (RFC 4954), or a command was not understood. */
const CONFIGURATION_REPLIES = new Set([500, 502, 503, 504, 530, 534, 535, 538]);

/** The sender's address is refused, or the mail system is set up wrongly (RFC 3463). */
const CONFIGURATION_STATUSES = new Set(['5.1.7', '5.1.8', '5.3.5', '5.7.8', '5.7.9', '5.7.11']);

const enhancedStatus = (response: unknown): string | undefined =>
  typeof response === 'string' ? /^\d{3}[ -]([245]\.\d{1,3}\.\d{1,3})(?!\S)/.exec(response)?.[1] : undefined;

/** Nothing was answered: the mail could not be made into a message, or there was no relay to answer. */
const kindWithoutReply = (code: unknown, originalCode: unknown): DeliveryFailure['kind'] => {
  if (CONFIGURATION_CODES.has(String(code)) || IS_TLS_CODE.test(String(originalCode))) return 'configuration';
  return code === 'EENVELOPE' || code === 'EMESSAGE' ? 'permanent' : 'temporary';
};

const kindOfRefusal = (
  responseCode: number,
  { code, command, status }: { code: unknown; command: unknown; status: string | undefined },
): DeliveryFailure['kind'] => {
  if (responseCode < 500) return 'temporary';
  if (code === 'EAUTH' || CONFIGURATION_REPLIES.has(responseCode)) return 'configuration';
  if (status !== undefined && CONFIGURATION_STATUSES.has(status)) return 'configuration';
  // A message too large is the mail's fault; any other refusal of the sender is for every mail the same.
  if (command === 'MAIL FROM')
    return responseCode === 552 || status === '5.3.4' ? 'permanent' : 'configuration';
  // A refused recipient is final; but "relay access denied" and the like have the status of a policy, and tell of us.
  if (command === 'RCPT TO') return status?.startsWith('5.7.') ? 'temporary' : 'permanent';
  return command === 'DATA' ? 'permanent' : 'configuration';
};

/** Classifies what a transport failed with. */
export const classifyFailure = (error: unknown): DeliveryFailure => {
  const { code, originalCode, responseCode, response, command } = (error ?? {}) as SmtpError;
  if (typeof responseCode !== 'number') {
    const reply = originalCode ?? code;
    return {
      kind: kindWithoutReply(code, originalCode),
      reply: typeof reply === 'string' ? reply : 'unknown',
    };
  }
  const status = enhancedStatus(response);
  return {
    kind: kindOfRefusal(responseCode, { code, command, status }),
    reply: [responseCode, ...(status === undefined ? [] : [status])].join(' '),
  };
};
