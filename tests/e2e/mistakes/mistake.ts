/** What is sent; `json` as JSON, `text` as it is, `form` as multipart. `{order}` and the like stand for ids of the instance. */
export interface Sent {
  method: string;
  path: string;
  json?: unknown;
  text?: string;
  form?: Record<string, string | { name: string; bytes: Uint8Array }>;
  headers?: Record<string, string>;
  /** Instead of the admin token; null for none. */
  token?: string | null;
}

/** A request that somebody got wrong, and the problem that must come back. `says` = what, which one, what to do. */
export interface Mistake {
  send: Sent;
  status: number;
  code: string;
  pointers?: string[];
  says: RegExp;
}

export type Mistakes = Record<string, Mistake>;

/** The common case: pointers into a JSON body that the border refuses. */
export const invalid = (send: Sent, pointer: string, says: RegExp): Mistake => ({
  send,
  status: 400,
  code: 'invalid_request',
  pointers: [pointer],
  says,
});

export const get = (path: string, headers?: Sent['headers']): Sent => ({
  method: 'GET',
  path,
  ...(headers && { headers }),
});
export const post = (path: string, json?: unknown, headers?: Sent['headers']): Sent => ({
  method: 'POST',
  path,
  json,
  ...(headers && { headers }),
});
export const put = (path: string, json?: unknown, headers?: Sent['headers']): Sent => ({
  ...post(path, json, headers),
  method: 'PUT',
});

/** `{name}` in paths, headers and bodies becomes what `known` has under that name. */
export function filledIn(sent: Sent, known: Record<string, string>): Sent {
  const fill = (text: string): string =>
    text.replaceAll(
      /\{(order|line|delivery|openOrder|openLine|openDelivery)\}/g,
      (_, name: string) => known[name] ?? '',
    );
  return {
    ...sent,
    path: fill(sent.path),
    ...(sent.json !== undefined && { json: JSON.parse(fill(JSON.stringify(sent.json))) as unknown }),
  };
}
