/** Injected clock; everything that depends on "now" takes one. */
export type Clock = () => Date;

export const systemClock: Clock = () => new Date();
