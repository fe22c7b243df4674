/** The pages that the top bar links to. */
export const PAGES = [
  { address: '/workflows', label: 'Workflows' },
  { address: '/workflows/runs', label: 'Runs' },
  { address: '/orders', label: 'Orders' },
  { address: '/catalog', label: 'Catalog' },
] as const;

const RUNS = /^\/workflows\/(?:[^/?#]+\/)?runs(?:[/?#]|$)/;

/** The address of the page to which an address belongs; null for none. A run is one of the runs, not of the workflows. */
export function pageOf(url: string): (typeof PAGES)[number]['address'] | null {
  if (RUNS.test(url)) return '/workflows/runs';
  if (/^\/orders(?:[/?#]|$)/.test(url)) return '/orders';
  if (/^\/catalog(?:[/?#]|$)/.test(url)) return '/catalog';
  return /^\/workflows(?:[/?#]|$)/.test(url) ? '/workflows' : null;
}
