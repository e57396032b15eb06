/** Tells the time. Everything that depends on "now" is given one. */
export type Clock = () => Date;

export const systemClock: Clock = () => new Date();
