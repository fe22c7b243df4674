/** Encodings of files that are compressed beforehand, the smallest first. */
export const ENCODINGS = ['br', 'gzip'] as const;
export type Encoding = (typeof ENCODINGS)[number];

/**
 * The encoding of those available that a client likes best, by its `Accept-Encoding` (RFC 9110, 12.5.3); null for none.
 * Of equal ones the smaller file is taken.
 */
export function acceptedEncoding(header: string | undefined, available: readonly Encoding[]): Encoding | null {
  const weights = new Map((header ?? '').split(',').map(readWeight));
  const weightOf = (encoding: Encoding): number => weights.get(encoding) ?? weights.get('*') ?? 0;
  const liked = ENCODINGS.filter((encoding) => available.includes(encoding) && weightOf(encoding) > 0);
  return liked.reduce<Encoding | null>((best, one) => (best && weightOf(best) >= weightOf(one) ? best : one), null);
}

/** `gzip;q=0.5` as its name and weight; a weight that is no number is none. */
function readWeight(item: string): [name: string, weight: number] {
  const [name = '', ...parameters] = item.split(';').map((part) => part.trim().toLowerCase());
  const quality = parameters.find((parameter) => parameter.startsWith('q='));
  return [name, quality === undefined ? 1 : Number(quality.slice(2)) || 0];
}
