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

/** What a config becomes today; `semanticHash` is null where it stays legacy. */
export interface Conversion {
  configSha256: string;
  report: PresetNote[];
  semanticHash: string | null;
}

export interface MigrationQuestion {
  outputType: string;
  /** The output type's workflow now, '' for none. */
  workflow: string;
  /** Whether somebody asked for this output type by its name. */
  named: boolean;
  kept: KeptMigration | null;
  conversion: Conversion;
}

export interface MigrationDecision {
  outcome: MigrationOutcome;
  /** Whether there is something to keep that is not kept yet. */
  keep: boolean;
  workflowBefore: string;
}

/** What to do with one output type: people's own workflows stay, and what was migrated already is not kept twice. */
export function decideMigration(question: MigrationQuestion): MigrationDecision {
  const { workflow, kept, conversion, named } = question;
  const workflowBefore = before(question);
  const isByHand = workflow !== '' && !isMigrated(question);
  if (isByHand && !named) return { outcome: 'already_has_workflow', keep: false, workflowBefore: workflow };
  const isKept = kept !== null && !kept.rolledBack && isSame(kept, conversion);
  if (conversion.semanticHash === null) return { outcome: 'stays_legacy', keep: !isKept, workflowBefore };
  const isDone = isKept && [kept.workflow, kept.workflowBefore].includes(workflow);
  return { outcome: isDone ? 'unchanged' : 'converted', keep: !isDone, workflowBefore };
}

function isMigrated({ outputType, workflow, kept }: MigrationQuestion): boolean {
  return kept !== null && workflow === migratedWorkflowKey(outputType);
}

/** A workflow that a migration set was not there before: the migration before knows what was. */
function before(question: MigrationQuestion): string {
  const { kept, workflow } = question;
  return kept && !kept.rolledBack && isMigrated(question) ? kept.workflowBefore : workflow;
}

function isSame(kept: KeptMigration, conversion: Conversion): boolean {
  return (
    kept.configSha256 === conversion.configSha256 &&
    kept.semanticHash === conversion.semanticHash &&
    canonicalJson(kept.report) === canonicalJson(conversion.report)
  );
}
