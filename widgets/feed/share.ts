/** Shares a URL via `navigator.share`, falling back to the clipboard. Returns the outcome. */
export const share = async (title: string, url: string): Promise<'copied' | 'denied' | 'left'> => {
  try {
    await navigator.share({ title, url });
    return 'left';
  } catch (error) {
    // Who has closed the dialog, or has it still open, wants nothing else; anything else means that there is none here.
    if (error instanceof Error && ['AbortError', 'InvalidStateError'].includes(error.name)) return 'left';
  }
  try {
    await navigator.clipboard.writeText(url);
    return 'copied';
  } catch {
    return 'denied';
  }
};
