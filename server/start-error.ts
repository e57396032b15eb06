/** Something that keeps a server or a command from running; the message says what to do. */
export class StartError extends Error {
  override name = 'StartError';
}

const SQLSTATE = /^[0-9][0-9A-Z]{4}$/;

/** A statement that failed is wrapped in an error that holds all of the statement. */
const reasonOf = (error: Error): string => {
  const { code, message } = (error.cause instanceof Error ? error.cause : error) as NodeJS.ErrnoException;
  if (code === undefined) return message;
  return SQLSTATE.test(code) ? `${code}: ${message}` : code;
};

/** Names the settings by which somebody can mend what went wrong. */
export const startError = (error: unknown, settings: string, what: string): StartError =>
  new StartError(`${settings}: ${what} (${error instanceof Error ? reasonOf(error) : String(error)})`, {
    cause: error,
  });
