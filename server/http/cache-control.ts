/** Cache-Control of the list and of postings. */
export const PUBLIC_CACHE = 'public, max-age=30, stale-while-revalidate=300';
