import { UserError } from '#platform/http';

export const runNotFound = (runId: string): UserError =>
  new UserError(
    'run_not_found',
    `There is no run "${runId}". It may not be accepted yet; list the runs of its delivery.`,
    404,
  );

export const attemptNotFound = (nodeId: string, attempt: number): UserError =>
  new UserError('attempt_not_found', `Node "${nodeId}" has no attempt ${attempt}; list the node's attempts.`, 404);

export const nodeNotFound = (runId: string, nodeId: string): UserError =>
  new UserError('node_not_found', `Run "${runId}" has no node "${nodeId}"; list the run's nodes.`, 404);
