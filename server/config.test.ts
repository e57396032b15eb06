import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ConfigError, readConfig } from './config.ts';

const messageFor = (environment: Record<string, string>): string => {
  try {
    readConfig(environment);
  } catch (error) {
    assert.ok(error instanceof ConfigError);
    return error.message;
  }
  return assert.fail('the configuration is accepted');
};

const DEFAULTS = {
  host: '127.0.0.1',
  port: 8080,
  publicUrl: undefined,
  dataDir: 'data',
  databaseUrl: undefined,
  smtpUrl: undefined,
  mailFrom: undefined,
  clamdUrl: undefined,
  deletionLog: 'data/deletions.log',
  operatorEmail: undefined,
  trustedProxies: [],
  logLevel: 'info',
};

describe('readConfig', () => {
  it('needs no variable', () => {
    assert.deepEqual(readConfig({}), DEFAULTS);
  });

  it('takes an empty variable for one that is not set', () => {
    const names =
      'HOST PORT PUBLIC_URL DATA_DIR DATABASE_URL SMTP_URL MAIL_FROM CLAMD_URL DELETION_LOG OPERATOR_EMAIL TRUSTED_PROXIES LOG_LEVEL'.split(
        ' ',
      );

    assert.deepEqual(readConfig(Object.fromEntries(names.map((name) => [name, '']))), DEFAULTS);
  });

  it('reads every variable and leaves the others alone', () => {
    const config = readConfig({
      HOST: '::',
      PORT: '0',
      PUBLIC_URL: 'https://jobs.example/',
      DATA_DIR: '/var/lib/mi',
      DATABASE_URL: 'postgresql://u:p@db/mi',
      SMTP_URL: 'smtps://u:p@mail.example',
      MAIL_FROM: 'mi@jobs.example',
      CLAMD_URL: 'unix:///run/clamav/clamd.ctl',
      DELETION_LOG: '/var/log/mi/deletions.log',
      OPERATOR_EMAIL: 'staff@jobs.example',
      TRUSTED_PROXIES: '127.0.0.1, 10.0.0.0/8',
      LOG_LEVEL: 'silent',
      PATH: '/bin',
    });

    assert.deepEqual(config, {
      host: '::',
      port: 0,
      publicUrl: 'https://jobs.example',
      dataDir: '/var/lib/mi',
      databaseUrl: 'postgresql://u:p@db/mi',
      smtpUrl: 'smtps://u:p@mail.example',
      mailFrom: 'mi@jobs.example',
      clamdUrl: 'unix:///run/clamav/clamd.ctl',
      deletionLog: '/var/log/mi/deletions.log',
      operatorEmail: 'staff@jobs.example',
      trustedProxies: ['127.0.0.1', '10.0.0.0/8'],
      logLevel: 'silent',
    });
  });

  for (const [name, value, accepted] of [
    ['PORT', 'http', 'a whole number from 0 to 65535'],
    ['PORT', '65536', 'a whole number from 0 to 65535'],
    ['PORT', '-1', 'a whole number from 0 to 65535'],
    ['PORT', '80.5', 'a whole number from 0 to 65535'],
    ['PUBLIC_URL', 'jobs.example', 'an address starting with http:// or https://'],
    ['PUBLIC_URL', 'ftp://jobs.example', 'an address starting with http:// or https://'],
    ['MAIL_FROM', 'me', 'an e-mail address'],
    [
      'TRUSTED_PROXIES',
      'nginx',
      'addresses or subnets with commas between them, such as 127.0.0.1, 10.0.0.0/8',
    ],
    ['LOG_LEVEL', 'loud', 'debug, info, warn, error or silent'],
  ] as const)
    it(`says that ${name} is not ${value} and what it may be`, () => {
      assert.equal(messageFor({ [name]: value }), `${name}: "${value}" is not ${accepted}`);
    });

  for (const value of [
    'tcp://127.0.0.1:3310',
    'tcp://clamd.internal:3310',
    'tcp://[::1]:3310',
    'unix:///clamd',
  ])
    it(`takes ${value} for the address of clamd`, () => {
      assert.equal(readConfig({ CLAMD_URL: value }).clamdUrl, value);
    });

  for (const value of [
    '127.0.0.1:3310',
    'http://127.0.0.1:3310',
    'tcp://127.0.0.1',
    'tcp://127.0.0.1:99999',
    'tcp://:3310',
    'tcp://me@127.0.0.1:3310',
    'tcp://127.0.0.1:3310/scan',
    'unix://clamd.ctl',
    'unix:///',
  ])
    it(`does not take ${value} for the address of clamd`, () => {
      assert.equal(
        messageFor({ CLAMD_URL: value }),
        `CLAMD_URL: "${value}" is not an address like tcp://HOST:PORT or unix:///PATH`,
      );
    });

  for (const [name, value, accepted] of [
    ['DATABASE_URL', 'mysql://root:hunter2@db', 'an address starting with postgres:// or postgresql://'],
    ['SMTP_URL', 'mail:hunter2', 'an address starting with smtp:// or smtps://'],
  ] as const)
    it(`does not repeat a bad ${name}, which can hold a password`, () => {
      assert.equal(messageFor({ [name]: value }), `${name}: its value is not ${accepted}`);
    });

  it('names every bad variable, a line for each', () => {
    const lines = messageFor({ PORT: 'a', SMTP_URL: 'b', LOG_LEVEL: 'c' }).split('\n');

    assert.deepEqual(
      lines.map((line) => line.split(':')[0]),
      ['PORT', 'SMTP_URL', 'LOG_LEVEL'],
    );
  });
});
