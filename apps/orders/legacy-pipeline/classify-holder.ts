import type { LeasedJob } from './legacy-jobs.repository.js';
import { isGone, isSameProcess } from './process-identity.js';
import type { ProcessIdentity } from './process-identity.js';

/**
 * The holder of a running job. `alive`: it works on the job. `free`: it ended between steps or was frozen. `died`: it ended
 * inside a step. `dropped`: this process holds the job and does not work on it.
 */
export type HolderState = 'alive' | 'free' | 'died' | 'dropped';

type Seen = 'here' | 'gone' | 'unseen';

/** A live process that lost its lease was frozen, which is not the line's fault; neither is an end between steps. */
export function classifyHolder({ holder, step, leaseIsOver }: LeasedJob, self: ProcessIdentity): HolderState {
  if (holder && isSameProcess(holder, self)) return 'dropped';
  const seen = seenFrom(self, holder);
  if (seen !== 'gone' && !leaseIsOver) return 'alive';
  return seen === 'here' || step === null ? 'free' : 'died';
}

/** Only processes of the same machine can be seen. */
function seenFrom({ machine }: ProcessIdentity, holder: ProcessIdentity | null): Seen {
  if (!holder || machine === '' || holder.machine !== machine) return 'unseen';
  return isGone(holder) ? 'gone' : 'here';
}
