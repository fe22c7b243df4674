import { storableText } from '#contracts';

/** Escaped as JSON it still fits into one message of the bus, which workers send it by. */
const LONGEST = 100_000;

/** As much of a message's body as is kept, at most `longest` characters, and whether that is not all. */
export function keptBody(body: string, longest = LONGEST): { body: string; isCut: boolean } {
  return { body: storableText(body.slice(0, longest)), isCut: body.length > longest };
}
