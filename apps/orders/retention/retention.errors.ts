import { OperationalError } from '#platform/http';

export const busUnreachable = (): OperationalError =>
  new OperationalError(
    'bus_unreachable',
    'NATS is not reachable, so the artifacts in use are unknown and none is deleted. Sweep again when it is.',
  );

export const unreadResults = (count: number): OperationalError =>
  new OperationalError(
    'results_unread',
    `${count} results of workers are not read yet and may name artifacts: none is deleted. Start the orchestrator, then sweep again.`,
  );

export const sharedStore = (folder: string, owners: number): OperationalError =>
  new OperationalError(
    'artifact_store_shared',
    `${owners} databases use this artifact store, and their references are unknown here: nothing is deleted. Give each instance its own HARTOMAT_ARTIFACTS_URL, or remove those that no longer exist from ${folder}.`,
  );
