import { runDeadline } from '#contracts';
import type { NotifyRule, ResolveWorkflowReply } from '#contracts';
import { longestPath } from '#workflow-core';
import type { Issue, NodeDefinition, NodeDefinitions, Workflow } from '#workflow-core';

/** The limits of a version's runs: the longest duration, and the recipients that they may notify. */
export function runLimits(
  workflow: Workflow,
  definitions: readonly NodeDefinition[],
): Pick<ResolveWorkflowReply, 'longestPathMs' | 'notifies'> {
  const known = new Map(definitions.map((definition) => [definition.step, definition]));
  const notifies = workflow.nodes.flatMap(({ step, params }): NotifyRule[] => {
    if (known.get(step)?.effect !== 'notification') return [];
    const { channel = '', recipients = [] } = params as Partial<NotifyRule>;
    return [{ channel, recipients }];
  });
  return { longestPathMs: longestPath(workflow, known).ms, notifies };
}

/** A warning where a run whose nodes all keep their limits may still be ended by its deadline. */
export function deadlineWarnings(
  workflow: Workflow,
  definitions: NodeDefinitions,
  configuredMs: number | undefined,
): Issue[] {
  const { ms, nodeIds } = longestPath(workflow, definitions);
  const deadline = runDeadline(configuredMs, ms);
  if (ms <= deadline) return [];
  const message = `The nodes ${inShort(nodeIds)} may take ${minutes(ms)} together, with one wait for a worker, but legacy takes over from a run after ${minutes(deadline)}.`;
  const hint =
    configuredMs === undefined
      ? 'Split the workflow, or accept that its longest runs are delivered by legacy.'
      : 'Raise HARTOMAT_ORDERS_RUN_DEADLINE_MS or leave it out, or accept that the longest runs are delivered by legacy.';
  return [{ code: 'longer_than_deadline', severity: 'warning', path: '/nodes', message, hint }];
}

const LISTED = 8;

const inShort = (ids: string[]): string =>
  ids.length <= LISTED
    ? ids.join(', ')
    : `${ids.slice(0, LISTED - 1).join(', ')}, … (${ids.length - LISTED} more), ${ids.at(-1)}`;

const minutes = (ms: number): string => `${Math.round(ms / 600) / 100} minutes`;
