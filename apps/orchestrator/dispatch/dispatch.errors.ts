import type { Failure, RunRequested } from '#contracts';

const failure = (code: string, message: string): Failure => ({ code, message, retryable: false });

/** Why a requested run cannot start at all: known to everybody at once instead of after a deadline. */
export const notPublished = ({ workflow }: RunRequested): Failure =>
  failure(
    'workflow_not_published',
    `Workflow "${workflow.key}" has no version ${workflow.version}. Publish it, or dispatch one that exists.`,
  );

export const otherSemantics = ({ workflow }: RunRequested, planned: string): Failure =>
  failure(
    'semantic_hash_mismatch',
    `Workflow "${workflow.key}" version ${workflow.version} was requested as ${workflow.semanticHash} and is ${planned} here. Dispatch it again; if that does not help, deploy registry and orchestrator of one build.`,
  );

export const notRunnable = ({ workflow }: RunRequested, why: string): Failure =>
  failure(
    'workflow_invalid',
    `Workflow "${workflow.key}" version ${workflow.version} cannot be planned: ${why} Deploy registry and orchestrator of one build.`,
  );
