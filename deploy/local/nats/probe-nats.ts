import { connect } from '@nats-io/transport-node';
import { LocalSetupError } from '../local-server.js';
import { isRecentEnough } from './nats-binary.js';

/** Asks the server for its version; rejects where nobody answers. Throws LocalSetupError for one that we cannot use. */
export async function probeNats(url: string, timeoutMs = 2_000): Promise<string> {
  const connection = await connect({ servers: url, timeout: timeoutMs, reconnect: false, maxReconnectAttempts: 0 });
  const { version, jetstream } = connection.info ?? { version: '0.0.0', jetstream: false };
  await connection.close();
  if (!isRecentEnough(version)) {
    throw new LocalSetupError(
      `The NATS server at ${url} is version ${version}; 2.11 or newer is needed. Upgrade it, or unset HARTOMAT_NATS_URL to use the one that comes with us.`,
    );
  }
  if (!jetstream) {
    throw new LocalSetupError(
      `The NATS server at ${url} runs without JetStream. Start it with --jetstream, or unset HARTOMAT_NATS_URL.`,
    );
  }
  return version;
}
