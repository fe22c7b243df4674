import { OperationalError } from '../errors/user-error.js';
import type { UserError } from '../errors/user-error.js';
import { outageOf } from './outage.js';

/** The HTTP error for a failed read of an artifact: `missing` where it is gone, 503 where it is damaged. */
export function artifactProblem(error: unknown, missing: UserError): unknown {
  if ((error as { code?: unknown } | null)?.code === 'artifact_missing') return missing;
  const outage = outageOf(error);
  return outage?.status === 503 ? new OperationalError(outage.code, outage.detail, error) : error;
}
