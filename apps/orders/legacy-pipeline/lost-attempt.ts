import type { HeldJob } from './legacy-jobs.repository.js';
import { isGone, isSameProcess } from './process-identity.js';
import type { ProcessIdentity } from './process-identity.js';

/**
 * What is known of an attempt that may be lost. `alive`: its holder works on it. `free`: it ended without harm. `died`: its
 * holder ended inside a step. `dropped`: this very process holds it and does not work on it.
 */
export type Fate = 'alive' | 'free' | 'died' | 'dropped';

type Seen = 'here' | 'gone' | 'unseen';

/** A process that is there and lost its lease is frozen, which says nothing about the line; nor does an end between steps. */
export function fateOf({ holder, step, leaseIsOver }: HeldJob, self: ProcessIdentity): Fate {
  if (holder && isSameProcess(holder, self)) return 'dropped';
  const seen = seenFrom(self, holder);
  if (seen !== 'gone' && !leaseIsOver) return 'alive';
  return seen === 'here' || step === null ? 'free' : 'died';
}

/** Whether a process lives can be seen from its own machine alone. */
function seenFrom({ machine }: ProcessIdentity, holder: ProcessIdentity | null): Seen {
  if (!holder || machine === '' || holder.machine !== machine) return 'unseen';
  return isGone(holder) ? 'gone' : 'here';
}
