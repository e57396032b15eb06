const MAX_HEIGHT = 20_000;

/** The height that a message of our frames asks for; nothing else is one. */
const heightIn = (data: unknown): number | undefined => {
  const { ns, v, type, payload } = data as Record<string, unknown>;
  const { height } = payload as Record<string, unknown>;
  if (ns !== 'micro-internships' || v !== 1 || type !== 'resize') return undefined;
  if (!Number.isInteger(height)) return undefined;
  return (height as number) >= 1 && (height as number) <= MAX_HEIGHT ? (height as number) : undefined;
};

const { src } = (document.currentScript ?? {}) as Partial<HTMLScriptElement>;

const originOf = (address = ''): string => (URL.canParse(address) ? new URL(address).origin : '');

/** The marketplaces of the page: the one this script came from, and what a script names that came from elsewhere. */
const marketplaces = (): string[] =>
  [src, ...Array.from(document.scripts, ({ dataset }) => dataset.api)].map(originOf).filter(Boolean);

/** True for an iframe of ours that shows the page of its URL; a sandboxed one has no origin to check. */
const isOurs = (frame: HTMLIFrameElement, origin: string): boolean => {
  const named = originOf(frame.src);
  return (
    marketplaces().includes(named) && (origin === 'null' ? frame.hasAttribute('sandbox') : origin === named)
  );
};

addEventListener('message', ({ data, origin, source }) => {
  try {
    const height = heightIn(data);
    for (const frame of document.querySelectorAll('iframe')) {
      if (height && source === frame.contentWindow && isOurs(frame, origin)) frame.height = String(height);
    }
  } catch {
    // Other messages of other scripts: not ours to judge.
  }
});

// Our frames may have talked before anyone listened: they say it again.
for (const frame of document.querySelectorAll<HTMLIFrameElement>('iframe[src*="/embed/"]')) {
  frame.contentWindow?.postMessage({ ns: 'micro-internships', v: 1, type: 'ready' }, '*');
}
