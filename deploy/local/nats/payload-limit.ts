import { shownBusUrl } from '#platform/bus-address';

/** What a server must take as one message: the contracts' `MESSAGE_LIMITS.payload`, which a spec holds this to. */
export const MAX_PAYLOAD_BYTES = 8_388_608;

/** What to change where a server takes less than a run of the largest kind needs; null where it takes enough. */
export function payloadWarning(url: string, maxPayload: number): string | null {
  if (maxPayload >= MAX_PAYLOAD_BYTES) return null;
  return `the NATS server at ${shownBusUrl(url)} takes messages of ${maxPayload} bytes; large runs need ${MAX_PAYLOAD_BYTES}. Set "max_payload: ${MAX_PAYLOAD_BYTES}" in its configuration`;
}
