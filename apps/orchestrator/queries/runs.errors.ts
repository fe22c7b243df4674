import { UserError } from '#platform/http';

export const runNotFound = (runId: string): UserError =>
  new UserError(
    'run_not_found',
    `There is no run "${runId}". It may not be accepted yet; list the runs of its delivery.`,
    404,
  );
