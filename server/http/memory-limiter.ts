import { LRUCache } from 'lru-cache';
import { RateLimiterCompatibleAbstract, RateLimiterRes } from 'rate-limiter-flexible';

/** Keys for which a limiter keeps a count; beyond them the one that was used longest ago is forgotten. */
export const MOST_KEYS = 100_000;

const notNeeded = (): never => {
  throw new Error('not needed of a limiter in memory');
};

/**
 * Rate limiter in the memory of this process. That of the library has no most of keys and a timer for each, so that
 * whoever has many addresses fills the memory.
 */
export class MemoryLimiter extends RateLimiterCompatibleAbstract {
  override readonly keyPrefix = '';
  override blockDuration = 0;
  override execEvenly = false;
  override set = notNeeded;
  override block = notNeeded;
  override delete = notNeeded;
  readonly #points: number;
  /** Points used by key. A window begins with the first of them, and no later one makes it longer. */
  readonly #used: LRUCache<string, number>;

  constructor({
    points,
    seconds,
    mostKeys = MOST_KEYS,
    clock = performance,
  }: {
    points: number;
    seconds: number;
    mostKeys?: number;
    clock?: { now: () => number };
  }) {
    super();
    this.#points = points;
    this.#used = new LRUCache({
      // By size: for a most number of keys the cache would take all of their memory at once.
      maxSize: mostKeys,
      sizeCalculation: () => 1,
      ttl: seconds * 1000,
      ttlResolution: 0,
      perf: clock,
      noUpdateTTL: true,
    });
  }

  /** Keys that are counted now. */
  get size(): number {
    return this.#used.size;
  }

  override async consume(key: string, points = 1): Promise<RateLimiterRes> {
    const result = await this.penalty(key, points);
    // So refuse the library's own limiters as well.
    // eslint-disable-next-line @typescript-eslint/only-throw-error
    if (result.consumedPoints > this.#points) throw result;
    return result;
  }

  override penalty(key: string, points = 1): Promise<RateLimiterRes> {
    const before = this.#used.get(key);
    this.#used.set(key, (before ?? 0) + points);
    return Promise.resolve(this.#result(key, before === undefined));
  }

  override reward(key: string, points = 1): Promise<RateLimiterRes> {
    const used = Math.max(0, (this.#used.get(key) ?? 0) - points);
    if (this.#used.has(key)) this.#used.set(key, used);
    return Promise.resolve(this.#result(key, false));
  }

  override get(key: string): Promise<RateLimiterRes | null> {
    return Promise.resolve(this.#used.get(key) === undefined ? null : this.#result(key, false));
  }

  #result(key: string, isFirst: boolean): RateLimiterRes {
    const used = this.#used.get(key) ?? 0;
    const left = Math.max(0, this.#points - used);
    return new RateLimiterRes(left, this.#used.getRemainingTTL(key), used, isFirst);
  }
}
