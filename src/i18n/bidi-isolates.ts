/** Sets a name apart in a sentence, so that neither turns the letters and signs of the other round. */
export const isolate = (name: string): string => `\u2068${name}\u2069`;

/** The same in a sentence from left to right, which nothing but letters from right to left can turn round. */
export const isolateRtl = (name: string): string => (/[\u0590-\u08ff]/.test(name) ? isolate(name) : name);
