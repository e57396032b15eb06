/** Why a file is not given out: nobody has looked for malware in it yet, or it held some and is gone. */
export type HeldBack = 'waiting' | 'infected';

/** Why a file is not given out, if it is not. Where there is no scanner, none waits for one. */
export const heldBack = (
  { scannedAt, infected }: { scannedAt: Date | null; infected: boolean },
  hasScanner: boolean,
): HeldBack | undefined => {
  if (infected) return 'infected';
  return hasScanner && !scannedAt ? 'waiting' : undefined;
};
