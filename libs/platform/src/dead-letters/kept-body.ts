/** Escaped as JSON it still fits into one message of the bus, which workers send it by. */
const LONGEST = 100_000;

/** As much of a message's body as is kept, and whether that is not all. */
export function keptBody(body: string): { body: string; isCut: boolean } {
  return { body: body.slice(0, LONGEST), isCut: body.length > LONGEST };
}
