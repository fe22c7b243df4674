import { storableText } from '#contracts';

/** Characters. Escaped as JSON it still fits into one message of the bus, in which workers send it. */
export const MAX_BODY_CHARS = 100_000;

/** A message's body truncated to `longest` characters; `isCut` where it was longer. */
export function truncatedBody(body: string, longest = MAX_BODY_CHARS): { body: string; isCut: boolean } {
  return { body: storableText(body.slice(0, longest)), isCut: body.length > longest };
}
