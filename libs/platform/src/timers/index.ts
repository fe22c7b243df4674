import { FailureLog, createLogger } from '../telemetry/index.js';
import type { Logger } from '../telemetry/index.js';

/** A piece of work that repeats; `stop` waits for the turn that runs. */
export interface Loop {
  stop(): Promise<void>;
}

/**
 * Calls `turn` again and again, `intervalMs` after the last turn ended. A turn that throws is logged (`FailureLog`) and tried
 * again: the loop ends only by `stop`. That turns succeed again is logged as well.
 */
export function startLoop(
  name: string,
  intervalMs: number,
  turn: () => Promise<void>,
  logger: Logger = createLogger(name),
): Loop {
  let stopped = false;
  let wake: () => void = () => undefined;
  let failed = 0;
  const log = new FailureLog(logger);
  const tryOnce = async (): Promise<void> => {
    try {
      await turn();
      if (failed > 0) logger.info({ loop: name, failed }, 'turn succeeded again');
      failed = 0;
    } catch (error) {
      failed += 1;
      log.note({ level: 'error', kind: String(error), details: { err: error, loop: name }, message: 'turn failed; trying again' }); // prettier-ignore
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
