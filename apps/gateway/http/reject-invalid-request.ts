import { UserError } from '#platform/http';

/** The input of a handler: the names of its query parameters, and whether it has a JSON body. */
export interface HandlerInput {
  query: string[];
  hasJsonBody: boolean;
}

/** `mediaType` is null where the request has no body. */
export interface GivenInput {
  query: string[];
  mediaType: string | null;
}

/** Throws 400 for query parameters that the handler does not know, and 415 for a body that is not JSON where it reads JSON. */
export function rejectInvalidRequest({ query, mediaType }: GivenInput, handler: HandlerInput): void {
  const errors = query
    .filter((name) => !handler.query.includes(name))
    .map((name) => ({ pointer: `/${name}`, message: `is unknown; ${knownAre(handler.query)}` }));
  if (errors.length > 0) {
    const message = `The query parameter "${errors[0]?.pointer.slice(1, 100)}" ${errors[0]?.message}.`;
    throw new UserError('invalid_request', message, 400, errors);
  }
  if (handler.hasJsonBody && mediaType !== null && !/^application\/json *(;|$)/i.test(mediaType))
    throw new UserError(
      'unsupported_media_type',
      `The body is "${mediaType.slice(0, 100)}"; this route reads JSON only. Send it with "Content-Type: application/json".`,
      415,
    );
}

const knownAre = (known: string[]): string =>
  known.length > 0 ? `known are ${known.join(', ')}` : 'this route takes none';
