import type { ResolveWorkflowReply, StepAvailability, WorkerAnnounced } from '#contracts';
import { definitionHash } from '#workflow-core';
import type { Availability, DefinitionLock, NodeDefinition } from '#workflow-core';

type MissingStep = ResolveWorkflowReply['missing'][number];

/** The steps of a frozen version that no worker offers: same version, same hash, in its pool, with what it requires. */
export function missingSteps(
  definitions: readonly NodeDefinition[],
  lock: DefinitionLock,
  workers: readonly WorkerAnnounced[],
): MissingStep[] {
  return definitions.flatMap((definition) => {
    const { step, version } = definition;
    const reason = whyMissing(definition, lock[step]?.hash, workers);
    return reason ? [{ step, version, reason }] : [];
  });
}

/**
 * A step's availability for editors: `asleep` where no worker serves its pool (it may be scaled to zero), `missing` where
 * workers serve the pool and none of them can run the step. The reason is null where it is `live`.
 */
export function stepAvailability(definition: NodeDefinition, workers: readonly WorkerAnnounced[]): StepAvailability {
  const reason = whyMissing(definition, definitionHash(definition), workers);
  if (reason === null) return { state: 'live', reason };
  return { state: workers.some(({ pools }) => pools.includes(definition.pool)) ? 'missing' : 'asleep', reason };
}

/** Its state alone. */
export const availabilityOf = (definition: NodeDefinition, workers: readonly WorkerAnnounced[]): Availability =>
  stepAvailability(definition, workers).state;

function whyMissing(
  definition: NodeDefinition,
  hash: string | undefined,
  workers: readonly WorkerAnnounced[],
): string | null {
  const { step, version, pool, requires } = definition;
  const inPool = workers.filter((worker) => worker.pools.includes(pool));
  if (inPool.length === 0) return `No live worker serves the pool "${pool}".`;
  const capable = inPool.filter((worker) => requires === 'none' || worker.capabilities.includes(requires));
  if (capable.length === 0) return `No live worker of the pool "${pool}" has "${requires}".`;
  const offers = capable.flatMap((worker) => worker.steps).filter((offer) => offer.step === step);
  const sameVersion = offers.filter((offer) => offer.version === version);
  if (sameVersion.length === 0) return `No live worker of the pool "${pool}" offers ${step}@${version}.`;
  if (sameVersion.some((offer) => offer.hash === hash)) return null;
  return `Live workers offer ${step}@${version} with another definition: they are of another build.`;
}
