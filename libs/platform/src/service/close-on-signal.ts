import { stopTelemetry } from '../telemetry/index.js';
import type { Logger } from '../telemetry/index.js';

interface Closable {
  close(): Promise<void>;
}

/**
 * Shuts a service down on SIGTERM and SIGINT: the application first, then telemetry, so that the last spans are sent.
 * Exit code 0. The same signal again ends it at once, with exit code 1.
 */
export function closeOnSignal(app: Closable, logger: Logger): void {
  let closing: Promise<void> | null = null;
  const received = new Set<NodeJS.Signals>();
  const end = (signal: NodeJS.Signals): void => {
    if (received.has(signal)) process.exit(1);
    received.add(signal);
    closing ??= endInOrder(app, logger, signal).then(() => process.exit(0));
  };
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
}

async function endInOrder(app: Closable, logger: Logger, signal: NodeJS.Signals): Promise<void> {
  logger.info({ signal }, 'shutting down on a signal');
  await app.close().catch((error: unknown) => logger.error({ err: error }, 'the shutdown failed'));
  await stopTelemetry();
}
