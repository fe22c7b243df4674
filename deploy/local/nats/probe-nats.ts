import { busAddress, redactedBusUrl } from '#platform/bus-address';
import { connect } from '@nats-io/transport-node';
import { LocalSetupError } from '../local-server.js';
import { isRecentEnough } from './nats-binary.js';

export interface ProbedNats {
  version: string;
  /** The server's `max_payload` in bytes. */
  maxPayload: number;
}

/**
 * Asks the server for its version and its limit; rejects where no server answers. Throws LocalSetupError for an
 * unusable one.
 */
export async function probeNats(url: string, timeoutMs = 5_000): Promise<ProbedNats> {
  const address = { ...busAddress(url), timeout: timeoutMs, reconnect: false, maxReconnectAttempts: 0 };
  const connection = await connect(address);
  const { version, jetstream, max_payload } = connection.info ?? { version: '0.0.0', jetstream: false, max_payload: 0 };
  await connection.close();
  if (!isRecentEnough(version)) {
    throw new LocalSetupError(
      `The NATS server at ${redactedBusUrl(url)} is version ${version}; 2.11 or newer is needed. Upgrade it, or unset HARTOMAT_NATS_URL to use the embedded one.`,
    );
  }
  if (!jetstream) {
    throw new LocalSetupError(
      `The NATS server at ${redactedBusUrl(url)} runs without JetStream. Start it with --jetstream, or unset HARTOMAT_NATS_URL.`,
    );
  }
  return { version, maxPayload: max_payload };
}
