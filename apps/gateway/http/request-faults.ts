import { UserError } from '#platform/http';
import type { Operation } from '../openapi/operation.js';

/** What of a request the description of its route speaks about. `mediaType` is null where there is no body. */
export interface DescribedRequest {
  query: string[];
  mediaType: string | null;
}

/** Throws where a request has query parameters that its route does not know, or a body that nobody would read. */
export function refuseFaults({ query, mediaType }: DescribedRequest, operation: Operation): void {
  const known = operation.query ?? [];
  const errors = query
    .filter((name) => !known.includes(name))
    .map((name) => ({ pointer: `/${name}`, message: `is unknown; ${knownAre(known)}` }));
  if (errors.length > 0) {
    const message = `The query parameter "${errors[0]?.pointer.slice(1, 100)}" ${errors[0]?.message}.`;
    throw new UserError('invalid_request', message, 400, errors);
  }
  if (operation.body && mediaType !== null && !/^application\/json *(;|$)/i.test(mediaType))
    throw new UserError(
      'unsupported_media_type',
      `The body is "${mediaType.slice(0, 100)}"; this route reads JSON only. Send it with "Content-Type: application/json".`,
      415,
    );
}

const knownAre = (known: string[]): string =>
  known.length > 0 ? `known are ${known.join(', ')}` : 'this route takes none';
