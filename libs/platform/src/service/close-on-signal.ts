import { stopTelemetry } from '../telemetry/index.js';
import type { Logger } from '../telemetry/index.js';

interface Closable {
  close(): Promise<void>;
}

/**
 * Ends a service in order on SIGTERM and SIGINT: the application first, then telemetry, so that the last spans are sent.
 * Told to end and ended in order is no failure: exit code 0. The same signal again ends it at once, with exit code 1.
 */
export function closeOnSignal(app: Closable, logger: Logger): void {
  let closing: Promise<void> | null = null;
  const told = new Set<NodeJS.Signals>();
  const end = (signal: NodeJS.Signals): void => {
    if (told.has(signal)) process.exit(1);
    told.add(signal);
    closing ??= endInOrder(app, logger, signal).then(() => process.exit(0));
  };
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
}

async function endInOrder(app: Closable, logger: Logger, signal: NodeJS.Signals): Promise<void> {
  logger.info({ signal }, 'shutting down on a signal');
  await app.close().catch((error: unknown) => logger.error({ err: error }, 'did not close in order'));
  await stopTelemetry();
}
