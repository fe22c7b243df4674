import { OperationalError } from './user-error.js';
import type { UserError } from './user-error.js';
import { outageOf } from './outage.js';

/** What reading an artifact failed with, for whoever asked for it by name: `missing` where it is gone, 503 where it is damaged. */
export function artifactProblem(error: unknown, missing: UserError): unknown {
  if ((error as { code?: unknown } | null)?.code === 'artifact_missing') return missing;
  const outage = outageOf(error);
  return outage?.status === 503 ? new OperationalError(outage.code, outage.detail, error) : error;
}
