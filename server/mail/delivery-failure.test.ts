import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { classifyFailure, type DeliveryFailure } from './delivery-failure.ts';

const refused = (command: string, response: string, code = 'EENVELOPE') =>
  Object.assign(new Error(`failed: ${response}`), {
    code,
    command,
    response,
    responseCode: Number(response.slice(0, 3)),
  });

const failed = (code: string, originalCode?: string) =>
  Object.assign(new Error('failed'), { code, ...(originalCode !== undefined && { originalCode }) });

const CASES: [error: unknown, kind: DeliveryFailure['kind'], reply: string][] = [
  [refused('RCPT TO', '550 5.1.1 <ada@elmwood.example> unknown'), 'permanent', '550 5.1.1'],
  [refused('RCPT TO', '550-5.1.1 The account\n550 5.1.1 does not exist'), 'permanent', '550 5.1.1'],
  [refused('RCPT TO', '550 no such user'), 'permanent', '550'],
  [refused('RCPT TO', '501 5.1.3 Bad recipient address syntax'), 'permanent', '501 5.1.3'],
  [refused('RCPT TO', '553 5.1.3 mailbox name not allowed'), 'permanent', '553 5.1.3'],
  [refused('RCPT TO', '556 5.1.10 domain takes no mail'), 'permanent', '556 5.1.10'],
  [refused('RCPT TO', '552 5.2.2 mailbox full'), 'permanent', '552 5.2.2'],
  [refused('DATA', '554 5.6.0 refused', 'EMESSAGE'), 'permanent', '554 5.6.0'],
  [refused('DATA', '550 5.7.1 looks like spam', 'EMESSAGE'), 'permanent', '550 5.7.1'],
  [refused('MAIL FROM', '552 5.3.4 message too big'), 'permanent', '552 5.3.4'],
  [failed('EMESSAGE'), 'permanent', 'EMESSAGE'],
  [failed('EENVELOPE'), 'permanent', 'EENVELOPE'],

  [refused('RCPT TO', '450 4.2.0 greylisted'), 'temporary', '450 4.2.0'],
  [refused('DATA', '451 try again later', 'EMESSAGE'), 'temporary', '451'],
  [refused('RCPT TO', '421 4.3.2 shutting down', 'ECONNECTION'), 'temporary', '421 4.3.2'],
  [refused('AUTH PLAIN', '454 4.7.0 try again', 'EAUTH'), 'temporary', '454 4.7.0'],
  [refused('RCPT TO', '554 5.7.1 Relay access denied'), 'temporary', '554 5.7.1'],
  [failed('ESOCKET', 'ECONNREFUSED'), 'temporary', 'ECONNREFUSED'],
  [failed('ETIMEDOUT'), 'temporary', 'ETIMEDOUT'],
  [failed('EDNS', 'ENOTFOUND'), 'temporary', 'ENOTFOUND'],
  [failed('ECONNECTION'), 'temporary', 'ECONNECTION'],
  [failed('ENOSPC'), 'temporary', 'ENOSPC'],
  [new Error('nobody knows'), 'temporary', 'unknown'],
  [undefined, 'temporary', 'unknown'],

  [refused('AUTH PLAIN', '535 5.7.8 bad password', 'EAUTH'), 'configuration', '535 5.7.8'],
  [refused('AUTH LOGIN', '534 5.7.9 mechanism too weak', 'EAUTH'), 'configuration', '534 5.7.9'],
  [failed('EAUTH'), 'configuration', 'EAUTH'],
  [refused('MAIL FROM', '530 5.7.0 authentication required'), 'configuration', '530 5.7.0'],
  [refused('RCPT TO', '530 5.7.0 authentication required'), 'configuration', '530 5.7.0'],
  [refused('MAIL FROM', '550 5.7.1 not your address'), 'configuration', '550 5.7.1'],
  [refused('RCPT TO', '550 5.1.8 sender domain unknown'), 'configuration', '550 5.1.8'],
  [refused('RCPT TO', '503 5.5.1 bad sequence'), 'configuration', '503 5.5.1'],
  [refused('CONN', '554 no SMTP service here', 'EPROTOCOL'), 'configuration', '554'],
  [refused('STARTTLS', '502 what?', 'ETLS'), 'configuration', '502'],
  [failed('ETLS'), 'configuration', 'ETLS'],
  [failed('ESOCKET', 'DEPTH_ZERO_SELF_SIGNED_CERT'), 'configuration', 'DEPTH_ZERO_SELF_SIGNED_CERT'],
  [failed('ESOCKET', 'CERT_HAS_EXPIRED'), 'configuration', 'CERT_HAS_EXPIRED'],
  [failed('ESOCKET', 'ERR_TLS_CERT_ALTNAME_INVALID'), 'configuration', 'ERR_TLS_CERT_ALTNAME_INVALID'],
  [failed('ESOCKET', 'EPROTO'), 'configuration', 'EPROTO'],
];

describe('a failed delivery', () => {
  for (const [error, kind, reply] of CASES)
    it(`is ${kind} after ${(error as { response?: string } | undefined)?.response?.split('\n')[0] ?? reply}`, () => {
      assert.deepEqual(classifyFailure(error), { kind, reply });
    });
});
