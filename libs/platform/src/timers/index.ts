import { createLogger } from '../telemetry/index.js';
import type { Logger } from '../telemetry/index.js';

/** A piece of work that repeats; `stop` waits for the turn that runs. */
export interface Loop {
  stop(): Promise<void>;
}

/**
 * Calls `turn` again and again, `intervalMs` after the last turn ended. A turn that throws is logged and tried again:
 * the loop ends only by `stop`.
 */
export function startLoop(
  name: string,
  intervalMs: number,
  turn: () => Promise<void>,
  logger: Logger = createLogger(name),
): Loop {
  let stopped = false;
  let wake: () => void = () => undefined;
  const run = async (): Promise<void> => {
    while (!stopped) {
      await turn().catch((error: unknown) => logger.error({ err: error, loop: name }, 'turn failed; trying again'));
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
    },
  };
}
