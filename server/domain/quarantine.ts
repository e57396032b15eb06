/** Quarantine state of a file: not scanned yet, or malware was detected and the file deleted. */
export type HeldBack = 'waiting' | 'infected';

/** Quarantine state of a file, if it may not be downloaded. Without a scanner no file waits for a scan. */
export const heldBack = (
  { scannedAt, infected }: { scannedAt: Date | null; infected: boolean },
  hasScanner: boolean,
): HeldBack | undefined => {
  if (infected) return 'infected';
  return hasScanner && !scannedAt ? 'waiting' : undefined;
};
