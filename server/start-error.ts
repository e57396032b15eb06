/** Something that keeps a server or a command from running; the message says what to do. */
export class StartError extends Error {
  override name = 'StartError';
}

/** Names the settings by which somebody can mend what went wrong. */
export const startError = (error: unknown, settings: string, what: string): StartError => {
  const { code, message } = error as NodeJS.ErrnoException;
  return new StartError(`${settings}: ${what} (${code ?? message})`, { cause: error });
};
