/** The server takes no message of this size; trying again does not help while it is configured so. */
export class MessageTooLarge extends Error {
  constructor(bytes: number, limit: number) {
    super(
      `The message takes ${bytes} bytes and the NATS server takes ${limit}. Raise "max_payload" in its configuration, then send it again.`,
    );
    this.name = 'MessageTooLarge';
  }
}

/** More than the headers of any message take. */
const HEADERS_BYTES = 1000;

/** A message as bytes. Throws `MessageTooLarge` where a server that takes `maxPayload` bytes would refuse it. */
export function encodeMessage(text: string, maxPayload = Infinity): Uint8Array {
  const body = Buffer.from(text);
  if (body.length + HEADERS_BYTES > maxPayload) throw new MessageTooLarge(body.length, maxPayload);
  return body;
}
