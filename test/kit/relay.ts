import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { buffer } from 'node:stream/consumers';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

/** The steps at which a relay can be slow: before its greeting, before it reads a command, before it reads the end of a message. */
export const SMTP_STEPS = ['CONNECT', 'EHLO', 'MAIL', 'RCPT', 'DATA', '.'] as const;
export type SmtpStep = (typeof SMTP_STEPS)[number];

/** A mail that the relay took. */
export interface Delivery {
  from: string;
  to: string[];
  message: Email;
}

export interface RelayOptions {
  /** Holds a connection at a step until it is over. */
  hold?: (step: SmtpStep) => Promise<unknown> | undefined;
  /** The reply, such as `550 5.1.1 No such user`, by which a step of a mail is refused. `.` is the whole message. */
  refuse?: (step: 'MAIL' | 'RCPT' | '.', address: string) => string | undefined;
  /** Runs when a message is taken, before the client gets the answer. */
  take?: () => Promise<unknown>;
  server?: SMTPServerOptions;
}

/** An SMTP relay on loopback that can be slow and can refuse. */
export interface Relay {
  url: string;
  /** The mails it took, oldest first. */
  deliveries: Delivery[];
  /** The recipients it was asked for, refused ones too. */
  asked: string[];
  close: () => Promise<void>;
}

const refusal = (reply: string | undefined): Error | null =>
  reply === undefined
    ? null
    : Object.assign(new Error(reply.slice(4)), { responseCode: Number(reply.slice(0, 3)) });

const portOf = (server: { address: () => unknown }): number => (server.address() as AddressInfo).port;

const stepOf = (line: string): SmtpStep | undefined => {
  const command = line.slice(0, 4).toUpperCase();
  return SMTP_STEPS.find((step) => step === command);
};

/** Forwards what a client says line by line and holds it at each step. */
const forwardLines = async (client: Socket, port: number, hold: (step: SmtpStep) => unknown) => {
  await hold('CONNECT');
  if (client.destroyed) return;
  const relay = connect(port, '127.0.0.1');
  const end = () => {
    client.destroy();
    relay.destroy();
  };
  for (const socket of [client, relay]) socket.on('error', end).on('close', end);
  relay.pipe(client);
  let isMessage = false;
  let pending = '';
  client.setEncoding('latin1');
  for await (const chunk of client) {
    const lines = (pending + String(chunk)).split('\r\n');
    pending = lines.pop() ?? '';
    for (const line of lines) {
      const step = isMessage ? (line === '.' ? '.' : undefined) : stepOf(line);
      if (step) await hold(step);
      if (step === 'DATA') isMessage = true;
      if (step === '.' || line === 'RSET') isMessage = false;
      if (relay.writable) relay.write(`${line}\r\n`, 'latin1');
    }
  }
};

const listen = async (server: Server): Promise<number> => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return portOf(server);
};

/** A server in front of the relay that holds its connections. */
const startHolding = async (port: number, hold: NonNullable<RelayOptions['hold']>) => {
  const clients = new Set<Socket>();
  const server = createServer((client) => {
    clients.add(client);
    client.on('close', () => clients.delete(client)).on('error', () => undefined);
    forwardLines(client, port, hold).catch(() => client.destroy());
  });
  return {
    port: await listen(server),
    close: () => {
      server.close();
      for (const client of clients) client.destroy();
    },
  };
};

/** Starts a relay. It announces neither STARTTLS nor authentication unless `server` says otherwise. */
export const startRelay = async ({
  hold,
  refuse,
  take,
  server: options,
}: RelayOptions = {}): Promise<Relay> => {
  const deliveries: Delivery[] = [];
  const asked: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    closeTimeout: 100,
    // The default of one minute would end a connection that a test holds for longer.
    socketTimeout: 600_000,
    onMailFrom: ({ address }, _session, done) => done(refusal(refuse?.('MAIL', address))),
    onRcptTo: ({ address }, _session, done) => {
      asked.push(address);
      done(refusal(refuse?.('RCPT', address)));
    },
    onData: (stream, { envelope }, done) => {
      const to = envelope.rcptTo.map(({ address }) => address);
      const receive = async () => {
        const message = await PostalMime.parse(await buffer(stream));
        const refused = refusal(refuse?.('.', to[0] ?? ''));
        if (!refused) deliveries.push({ from: (envelope.mailFrom || { address: '' }).address, to, message });
        await take?.();
        return refused;
      };
      receive().then(done, done);
    },
    ...options,
  });
  server.on('error', () => undefined);
  const port = await listen(server.server);
  const holding = hold && (await startHolding(port, hold));
  return {
    url: `smtp://127.0.0.1:${holding?.port ?? port}`,
    deliveries,
    asked,
    close: async () => {
      holding?.close();
      await new Promise<void>((done) => server.close(() => done()));
    },
  };
};
