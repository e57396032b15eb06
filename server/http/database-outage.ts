/** SQLSTATEs of a database that cannot answer now, by their class or in full. */
const OUTAGES = [
  '08', // connection exceptions
  '53', // insufficient resources: disk, memory, connections
  '57P', // shut down, crashed, starting
  '57014', // query canceled: statement_timeout
  '55P03', // lock not available: lock_timeout
  '25P03', // idle in transaction session timeout
  '40001', // serialization failure
  '40P01', // deadlock
  '58', // system errors, such as I/O
];

/** Errors of the network and of the resolver on the way to a database. */
const NETWORK = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EPIPE',
  'ETIMEDOUT',
  'ENOENT',
]);

/** pg has no codes for these. */
const MESSAGES =
  /^(?:timeout exceeded when trying to connect|timeout expired|Query read timeout|Connection terminated|Client has encountered a connection error|Client was closed|Cannot use a pool after calling end)/;

const isOutageItself = ({ code, message, syscall }: NodeJS.ErrnoException): boolean => {
  if (code === undefined) return MESSAGES.test(message);
  // A missing file is no outage; a socket that is missing is.
  if (NETWORK.has(code)) return code !== 'ENOENT' || syscall === 'connect';
  return /^[0-9A-Z]{5}$/.test(code) && OUTAGES.some((start) => code.startsWith(start));
};

/**
 * The error of a database that cannot answer now, which another try may mend, among the causes of an error: errors of
 * statements are wrapped, and those of connecting to several addresses collected. `undefined` for a mistake of ours.
 */
const findOutage = (error: unknown): NodeJS.ErrnoException | undefined => {
  if (!(error instanceof Error)) return undefined;
  if (isOutageItself(error)) return error;
  const inner = error instanceof AggregateError ? (error.errors as unknown[]) : [];
  return [...inner, error.cause].map(findOutage).find((found) => found !== undefined);
};

/** Tells whether an error comes of a database that cannot answer now. */
export const isOutage = (error: unknown): boolean => findOutage(error) !== undefined;

/** Names the cause of an outage for the log: an SQLSTATE, an error of the network or a time-out of the driver's. */
export const outageCode = (error: unknown): string => {
  const found = findOutage(error);
  return found?.code ?? found?.message ?? '';
};
