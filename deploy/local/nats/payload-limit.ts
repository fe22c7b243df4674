import { redactedBusUrl } from '#platform/bus-address';

/** The required `max_payload` of a server: the contracts' `MESSAGE_LIMITS.payload`; a spec compares them. */
export const MAX_PAYLOAD_BYTES = 8_388_608;

/** The warning where `max_payload` is too small for the largest runs; null where it suffices. */
export function payloadWarning(url: string, maxPayload: number): string | null {
  if (maxPayload >= MAX_PAYLOAD_BYTES) return null;
  return `the NATS server at ${redactedBusUrl(url)} takes messages of ${maxPayload} bytes; large runs need ${MAX_PAYLOAD_BYTES}. Set "max_payload: ${MAX_PAYLOAD_BYTES}" in its configuration`;
}
