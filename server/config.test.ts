import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ConfigError, filesLocationOf, readConfig, readServerConfig } from './config.ts';

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
  filesLocation: undefined,
  filesEncryption: undefined,
  filesShared: false,
  drainSeconds: 0,
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
      'HOST PORT PUBLIC_URL DATA_DIR DATABASE_URL FILES_URL FILES_ENCRYPTION FILES_SHARED DRAIN_SECONDS SMTP_URL MAIL_FROM CLAMD_URL DELETION_LOG OPERATOR_EMAIL TRUSTED_PROXIES LOG_LEVEL'.split(
        ' ',
      );

    assert.deepEqual(readConfig(Object.fromEntries(names.map((name) => [name, '']))), DEFAULTS);
  });

  for (const stated of ['requireTLS=', 'requireTLS=0', 'requireTLS=no', 'requireTLS=true&requireTLS=false'])
    it(`refuses an SMTP_URL that says ${stated}`, () => {
      assert.equal(
        messageFor({ SMTP_URL: `smtp://u:secret@mail.example?${stated}` }),
        'SMTP_URL: its value is not an address whose requireTLS is true or false',
      );
    });

  for (const stated of ['', '?requireTLS=true', '?requireTLS=false', '?pool=true'])
    it(`takes an SMTP_URL that ends with ${stated || 'its host'}`, () => {
      const url = `smtp://mail.example${stated}`;

      assert.equal(readConfig({ SMTP_URL: url }).smtpUrl, url);
    });

  it('reads every variable and leaves the others alone', () => {
    const config = readConfig({
      HOST: '::',
      PORT: '0',
      PUBLIC_URL: 'https://jobs.example/',
      DATA_DIR: '/var/lib/mi',
      DATABASE_URL: 'postgresql://u:p@db/mi',
      FILES_URL: 'file:///srv/files',
      FILES_ENCRYPTION: 'AES256',
      FILES_SHARED: 'yes',
      DRAIN_SECONDS: '30',
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
      filesLocation: { kind: 'folder', folder: '/srv/files' },
      filesEncryption: { algorithm: 'AES256' },
      filesShared: true,
      drainSeconds: 30,
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
    ['DRAIN_SECONDS', 'soon', 'a whole number from 0 to 600'],
    ['DRAIN_SECONDS', '-1', 'a whole number from 0 to 600'],
    ['DRAIN_SECONDS', '601', 'a whole number from 0 to 600'],
    ['MAIL_FROM', 'me', 'an email address'],
    [
      'TRUSTED_PROXIES',
      'nginx',
      'addresses or subnets with commas between them, such as 127.0.0.1, 10.0.0.0/8',
    ],
    ['FILES_SHARED', 'true', 'yes or no'],
    ...['aes256', 'AES256:key', 'aws:kms: ', 'yes'].map(
      (value) => ['FILES_ENCRYPTION', value, 'AES256, aws:kms, aws:kms:KEYID or none'] as const,
    ),
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

const S3 = {
  kind: 's3',
  bucket: 'my-bucket',
  prefix: '',
  endpoint: undefined,
  region: undefined,
  forcePathStyle: false,
};

describe('FILES_URL', () => {
  for (const [value, location] of [
    ['s3://my-bucket', S3],
    ['s3://my-bucket/', S3],
    ['s3://My_bucket.1/a/b-1/', { ...S3, bucket: 'My_bucket.1', prefix: 'a/b-1/' }],
    ['s3://my-bucket/a?region=eu-west-1', { ...S3, prefix: 'a/', region: 'eu-west-1' }],
    [
      's3://my-bucket?endpoint=https://s3.example:9000&forcePathStyle=true',
      { ...S3, endpoint: 'https://s3.example:9000', forcePathStyle: true },
    ],
    [
      's3://my-bucket?endpoint=http%3A%2F%2F127.0.0.1%3A1&forcePathStyle=false',
      { ...S3, endpoint: 'http://127.0.0.1:1' },
    ],
    ['file:///srv/all%20files', { kind: 'folder', folder: '/srv/all files' }],
  ] as const)
    it(`can be ${value}`, () => {
      assert.deepEqual(readConfig({ FILES_URL: value }).filesLocation, location);
    });

  for (const [value, reason] of [
    ['/srv/files', 'it starts with neither s3:// nor file:///'],
    ['https://s3.example/hunter2', 'it starts with neither s3:// nor file:///'],
    ['s3:', 'it names no bucket of letters, digits, -, _ and .'],
    ['s3:///prefix', 'it names no bucket of letters, digits, -, _ and .'],
    ['s3://b', 'it names no bucket of letters, digits, -, _ and .'],
    ['s3://my-bucket:9000', 'it names no bucket of letters, digits, -, _ and .'],
    ['s3://my-bucket/a%20b', 'its prefix has other characters than letters, digits, -, _, . and /'],
    ['s3://my-bucket/a//b', 'its prefix has other characters than letters, digits, -, _, . and /'],
    [
      's3://AKIA:hunter2@my-bucket',
      'it holds credentials, which belong in AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY',
    ],
    [
      's3://my-bucket?endpoint=https://me:hunter2@s3.example',
      'its endpoint holds credentials, which belong in AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY',
    ],
    ['s3://my-bucket?endpoint=s3.example', 'its endpoint does not start with https:// or http://'],
    ['s3://my-bucket?forcePathStyle=1', 'its forcePathStyle is neither true nor false'],
    ['s3://my-bucket?secret=hunter2', 'it has another parameter than endpoint, region, forcePathStyle'],
    ['s3://my-bucket?region=a&region=hunter2', 'it has a parameter twice'],
    ['s3://my-bucket#hunter2', 'it has a part after #'],
    ['file://host/srv', 'its folder is not on this machine'],
    ['file:///srv?region=a', 'it has another parameter than none'],
  ] as const)
    it(`cannot be ${value}, and what is wrong is said without repeating it`, () => {
      assert.equal(
        messageFor({ FILES_URL: value }),
        `FILES_URL: its value is not s3://BUCKET/PREFIX?endpoint=https://HOST&region=REGION&forcePathStyle=true or file:///FOLDER: ${reason}`,
      );
    });

  for (const [value, encryption] of [
    ['none', undefined],
    ['AES256', { algorithm: 'AES256' }],
    ['aws:kms', { algorithm: 'aws:kms' }],
    [
      'aws:kms:arn:aws:kms:us-east-1:1:key/a',
      { algorithm: 'aws:kms', keyId: 'arn:aws:kms:us-east-1:1:key/a' },
    ],
  ] as const)
    it(`can have the encryption ${value}`, () => {
      assert.deepEqual(readConfig({ FILES_ENCRYPTION: value }).filesEncryption, encryption);
    });
});

describe('the place of the files', () => {
  const DATABASE_URL = 'postgres://db/mi';
  const placeFor = (environment: Record<string, string>) => filesLocationOf(readConfig(environment));

  it('is the data folder, where nothing else is said', () => {
    assert.deepEqual(placeFor({ DATA_DIR: '/var/lib/mi' }), { kind: 'folder', folder: '/var/lib/mi' });
  });

  for (const files of [{}, { FILES_URL: 'file:///srv/files' }, { FILES_SHARED: 'no' }])
    it(`is not a folder with PostgreSQL: ${JSON.stringify(files)}`, () => {
      assert.throws(
        () => placeFor({ DATABASE_URL, ...files }),
        (error) =>
          error instanceof ConfigError &&
          ['FILES_URL', 'FILES_SHARED=yes', 'DATABASE_URL'].every((name) => error.message.includes(name)),
      );
    });

  for (const environment of [
    { DATABASE_URL, FILES_SHARED: 'yes' },
    { DATABASE_URL, FILES_URL: 'file:///srv/files', FILES_SHARED: 'yes' },
    { DATABASE_URL, FILES_URL: 's3://my-bucket' },
    { FILES_URL: 's3://my-bucket', FILES_ENCRYPTION: 'AES256' },
    { FILES_ENCRYPTION: 'none' },
  ])
    it(`is taken from ${JSON.stringify(environment)}`, () => {
      assert.equal(
        placeFor(environment).kind,
        'FILES_URL' in environment && environment.FILES_URL.startsWith('s3') ? 's3' : 'folder',
      );
    });

  it('asks no folder for an encryption', () => {
    assert.throws(
      () => placeFor({ FILES_ENCRYPTION: 'AES256' }),
      /^ConfigError: FILES_ENCRYPTION: .*FILES_URL/,
    );
  });
});

describe('readServerConfig', () => {
  const DATABASE_URL = 'postgres://db/mi';

  for (const PUBLIC_URL of [undefined, ''])
    it(`asks for PUBLIC_URL behind PostgreSQL where it is ${JSON.stringify(PUBLIC_URL)}`, () => {
      assert.throws(() => readServerConfig({ DATABASE_URL, PUBLIC_URL }), {
        name: 'ConfigError',
        message: /^PUBLIC_URL: is not set, and a server with DATABASE_URL needs it/,
      });
    });

  it('takes the address at which it listens with the embedded database', () => {
    assert.equal(readServerConfig({}).publicUrl, undefined);
  });

  it('stays up for some seconds behind PostgreSQL once it is asked to stop', () => {
    const server = { DATABASE_URL, PUBLIC_URL: 'https://jobs.example' };

    assert.equal(readServerConfig(server).drainSeconds, 5);
    assert.equal(readServerConfig({ ...server, DRAIN_SECONDS: '0' }).drainSeconds, 0);
  });
});
