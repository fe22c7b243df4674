interface Replying {
  setHeader(name: string, value: string): unknown;
}

/** A page of a list: its query, its size limit, and the cursor of its last item. */
interface Page<T> {
  query: object;
  limit: number;
  cursorOf(last: T): string | number;
  /** Name of the query parameter that takes the cursor. */
  parameter?: string;
}

/**
 * The items themselves. Where the page is full, the reply gets `Link: <?…>; rel="next"` (RFC 8288), which is relative to the
 * address that was asked; a page that is not full is the last one, and the one after a full page may be empty.
 */
export function linkNext<T>(
  response: Replying,
  items: T[],
  { query, limit, cursorOf, parameter = 'after' }: Page<T>,
): T[] {
  const last = items.at(-1);
  if (last === undefined || items.length < limit) return items;
  const asked = Object.entries(query).filter(([, value]) => value !== undefined);
  const next = new URLSearchParams(asked.map(([name, value]): [string, string] => [name, String(value)]));
  next.set(parameter, String(cursorOf(last)));
  response.setHeader('link', `<?${next}>; rel="next"`);
  return items;
}
