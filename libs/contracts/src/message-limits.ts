/**
 * How large things may be that travel as one message, in bytes. `payload` is what a NATS server must take (`max_payload`);
 * the others leave room in it for what goes along: a workflow's issues and definitions, headers, the rest of an event.
 */
export const MESSAGE_LIMITS = {
  payload: 8 * 1024 * 1024,
  workflow: 4_000_000,
  evidence: 4_000_000,
  result: 1_000_000,
} as const;
