import { FailureLog, createLogger } from '../telemetry/index.js';
import type { Logger } from '../telemetry/index.js';

/** A repeating task; `stop` waits for the running tick. */
export interface Loop {
  stop(): Promise<void>;
}

/**
 * Calls `tick` repeatedly, `intervalMs` after the last tick ended. A tick that throws is logged (`FailureLog`), and the
 * loop continues until `stop`. The first success after failures is logged as well.
 */
export function startLoop(
  name: string,
  intervalMs: number,
  tick: () => Promise<void>,
  logger: Logger = createLogger(name),
): Loop {
  let stopped = false;
  let wake: () => void = () => undefined;
  let failed = 0;
  const log = new FailureLog(logger);
  const tryOnce = async (): Promise<void> => {
    try {
      await tick();
      if (failed > 0) logger.info({ loop: name, failed }, 'tick succeeded again');
      failed = 0;
    } catch (error) {
      failed += 1;
      log.note({ level: 'error', kind: String(error), details: { err: error, loop: name }, message: 'tick failed; retrying' }); // prettier-ignore
    }
  };
  const run = async (): Promise<void> => {
    while (!stopped) {
      await tryOnce();
      if (!stopped) await pause();
    }
  };
  const pause = (): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, intervalMs);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  const running = run();
  return {
    stop: async () => {
      stopped = true;
      wake();
      await running;
      log.flush();
    },
  };
}
