import { UserError } from '#platform/http';

/** Only what a run that ended like this allows. */
function howToDoAgain(runId: string, status: string): string {
  const rerun = `./hartomat runs rerun ${runId} --from <node>`;
  if (status === 'succeeded') return `To do a part of its work again: ${rerun}.`;
  return `To do its work again: ./hartomat runs retry ${runId}, or ${rerun}.`;
}

export const runEnded = (runId: string, status: string): UserError =>
  new UserError(
    'run_ended',
    `Run "${runId}" is ${status}, and a run that ended never changes. ${howToDoAgain(runId, status)}`,
    409,
  );

export const runNotEnded = (runId: string): UserError =>
  new UserError(
    'run_not_ended',
    `Run "${runId}" still runs, so what it leaves behind is not known. Wait for its end, or cancel it first: ./hartomat runs cancel ${runId}.`,
    409,
  );

export const nothingToRetry = (runId: string): UserError =>
  new UserError(
    'run_succeeded',
    `Run "${runId}" succeeded: there is nothing to retry. ${howToDoAgain(runId, 'succeeded')}`,
    409,
  );

export const nodeNotFound = (fromNode: string, nodeIds: readonly string[]): UserError =>
  new UserError(
    'node_not_found',
    `The workflow version to rerun has no node "${fromNode}". Name one of: ${nodeIds.slice(0, 50).join(', ')}.`,
    404,
  );

export const versionNotFound = (workflow: string, version: number): UserError =>
  new UserError(
    'workflow_not_published',
    `Workflow "${workflow}" has no version ${version}. List what there is: ./hartomat workflows show ${workflow}.`,
    404,
  );

export const versionNotRunnable = (workflow: string, version: number, why: string): UserError =>
  new UserError(
    'workflow_invalid',
    `Version ${version} of workflow "${workflow}" cannot be planned: ${why} Name another version.`,
    409,
  );

export const workGone = (runId: string, nodeIds: readonly string[]): UserError =>
  new UserError(
    'artifacts_gone',
    `What run "${runId}" made in ${nodeIds.slice(0, 20).join(', ')} is not kept any more, so it cannot be taken over. Rerun from an earlier node, or dispatch the order line again.`,
    409,
  );
