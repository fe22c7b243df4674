/**
 * Size limits of the contents of one message, in bytes. `payload` is the required `max_payload` of the NATS server; the
 * others leave room for the rest of the message: a workflow's issues and definitions, headers, the rest of an event.
 */
export const MESSAGE_LIMITS = {
  payload: 8 * 1024 * 1024,
  workflow: 4_000_000,
  evidence: 4_000_000,
  result: 1_000_000,
} as const;
