import type { MigratedConfig } from '#contracts';
import type { OutputType } from '#steps';

/**
 * Output type → workflow, for those whose workflow a migration changes. Where a config cannot be converted any more, the
 * workflow of its former migration is removed; a workflow that was set by hand stays.
 */
export function changedWorkflows(outputTypes: readonly OutputType[], migrated: readonly MigratedConfig[]) {
  const wanted = new Map(migrated.map((one) => [one.outputType, workflowAfter(one)]));
  const changed = outputTypes.flatMap(({ key, workflow }): [string, string][] => {
    const after = wanted.get(key) ?? workflow;
    return after === workflow ? [] : [[key, after]];
  });
  return new Map(changed);
}

function workflowAfter({ outcome, workflow, workflowBefore }: MigratedConfig): string {
  return outcome === 'stays_legacy' || workflow === null ? workflowBefore : workflow;
}
