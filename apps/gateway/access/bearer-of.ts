/**
 * The token of an `Authorization` header; null where there is none. A token in the URL is never accepted, because URLs
 * are logged.
 */
export const bearerOf = (authorization: string | undefined): string | null =>
  /^Bearer +(\S+) *$/i.exec(authorization ?? '')?.[1] ?? null;
