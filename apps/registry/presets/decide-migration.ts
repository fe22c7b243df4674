import { canonicalJson } from '#contracts';
import type { MigrationOutcome } from '#contracts';
import type { PresetNote } from '#workflow-core';
import { migratedWorkflowKey } from './migrated-workflow-key.js';

/** The newest migration of an output type. `semanticHash` is that of its workflow version, null where it stayed legacy. */
export interface KeptMigration {
  configSha256: string;
  report: PresetNote[];
  workflow: string | null;
  version: number | null;
  workflowBefore: string;
  rolledBack: boolean;
  semanticHash: string | null;
}

/** The result of converting a config now; `semanticHash` is null where it stays legacy. */
export interface Conversion {
  configSha256: string;
  report: PresetNote[];
  semanticHash: string | null;
}

export interface MigrationInput {
  outputType: string;
  /** The output type's workflow now, '' for none. */
  workflow: string;
  /** Whether the request names this output type. */
  named: boolean;
  kept: KeptMigration | null;
  conversion: Conversion;
}

export interface MigrationDecision {
  outcome: MigrationOutcome;
  /** Whether the migration has to be stored. */
  keep: boolean;
  workflowBefore: string;
}

/** Decides what to do with one output type: workflows set by hand stay, and an unchanged migration is not stored again. */
export function decideMigration(input: MigrationInput): MigrationDecision {
  const { workflow, kept, conversion, named } = input;
  const workflowBefore = before(input);
  const isByHand = workflow !== '' && !isMigrated(input);
  if (isByHand && !named) return { outcome: 'already_has_workflow', keep: false, workflowBefore: workflow };
  const isKept = kept !== null && !kept.rolledBack && isSame(kept, conversion);
  if (conversion.semanticHash === null) return { outcome: 'stays_legacy', keep: !isKept, workflowBefore };
  const isDone = isKept && [kept.workflow, kept.workflowBefore].includes(workflow);
  return { outcome: isDone ? 'unchanged' : 'converted', keep: !isDone, workflowBefore };
}

function isMigrated({ outputType, workflow, kept }: MigrationInput): boolean {
  return kept !== null && workflow === migratedWorkflowKey(outputType);
}

/** Where the workflow was set by an earlier migration, the workflow before that one. */
function before(input: MigrationInput): string {
  const { kept, workflow } = input;
  return kept && !kept.rolledBack && isMigrated(input) ? kept.workflowBefore : workflow;
}

function isSame(kept: KeptMigration, conversion: Conversion): boolean {
  return (
    kept.configSha256 === conversion.configSha256 &&
    kept.semanticHash === conversion.semanticHash &&
    canonicalJson(kept.report) === canonicalJson(conversion.report)
  );
}
