import type { MicroInternship } from '../../../src/contract/micro-internship.ts';
import type { Database } from '../../store/database.ts';
import type { Services } from '../../context.ts';
import { DAY } from '../../domain/durations.ts';
import { openSigner } from './signer.ts';

/** Tokens that permit uploads for one posting. */
export interface UploadTokens {
  /** Adds its token to a posting that has a file question. */
  addTo: (posting: MicroInternship) => Promise<MicroInternship>;
  /** The slug of the posting that a token is for, unless it is not ours or has ended. */
  read: (token: string) => Promise<string | undefined>;
}

/** The end of the next day of UTC, in seconds: one token for everybody for a whole day, so that answers keep their ETag. */
const endOfNextDay = (now: Date): number => ((Math.floor(now.getTime() / DAY) + 2) * DAY) / 1000;

const openUploadTokens = ({ database, clock }: Pick<Services, 'database' | 'clock'>): UploadTokens => {
  const signer = openSigner({ database, clock }, 'upload-tokens');
  return {
    addTo: async (posting) =>
      posting.questions.items.some(({ kind }) => kind === 'file')
        ? { ...posting, uploadToken: await signer.sign({ sub: posting.slug, exp: endOfNextDay(clock()) }) }
        : posting,
    read: async (token) => (await signer.read(token))?.sub,
  };
};

const opened = new WeakMap<Database, UploadTokens>();

/** The upload tokens of a marketplace. */
export const uploadTokensOf = (services: Pick<Services, 'database' | 'clock'>): UploadTokens => {
  const known = opened.get(services.database) ?? openUploadTokens(services);
  opened.set(services.database, known);
  return known;
};
