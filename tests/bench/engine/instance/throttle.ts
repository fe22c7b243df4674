import { ownProcessorMs } from './processor-time.js';

const LOOK_EVERY_MS = 10;
/** What a process that was idle may catch up on: without a limit it would run unthrottled after a pause. */
const SAVED_AT_MOST_MS = 50;

/** A process that is limited until `release`. */
export interface Throttle {
  /** Lets it run freely again. */
  release(): void;
}

/**
 * Limits a process to `share` of one core: it is stopped (SIGSTOP) as soon as it used more processor time than it was
 * granted, and continues when that much time has passed. Needs no rights but those over the process.
 */
export function throttle(pid: number, share: number): Throttle {
  let [looked, used] = [performance.now(), ownProcessorMs(pid)];
  let credit = 0;
  let isStopped = false;
  const look = (): void => {
    const [now, ms] = [performance.now(), ownProcessorMs(pid)];
    credit = Math.min(SAVED_AT_MOST_MS, credit + share * (now - looked) - (ms - used));
    [looked, used] = [now, ms];
    if (credit < 0 === isStopped) return;
    isStopped = !isStopped;
    signal(pid, isStopped ? 'SIGSTOP' : 'SIGCONT');
  };
  const timer = setInterval(look, LOOK_EVERY_MS);
  return {
    release: () => {
      clearInterval(timer);
      signal(pid, 'SIGCONT');
    },
  };
}

/** A process that has ended needs no limit. */
function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
