import { Injectable } from '@nestjs/common';
import { canonicalJson } from '#contracts';
import type {
  MigratePresetsReply,
  MigratePresetsRequest,
  MigratedConfig,
  MigratedPreset,
  PresetRemark,
} from '#contracts';
import type { OutputType } from '#steps';
import { CatalogService } from '../catalog/catalog.service.js';
import { RolloutService } from '../rollouts/rollout.service.js';
import { changedWorkflows } from './changed-workflows.js';
import { chooseOutputTypes } from './choose-output-types.js';
import { OutputTypeWorkflowsService } from './output-type-workflows.service.js';
import { RegistryPresetsService } from './registry-presets.service.js';

const MAX_LABEL = 200;

/** Sets output types' workflows to those converted from their legacy presets. Traffic is moved by rollout rows only. */
@Injectable()
export class PresetMigrationService {
  constructor(
    private readonly catalog: CatalogService,
    private readonly registry: RegistryPresetsService,
    private readonly workflows: OutputTypeWorkflowsService,
    private readonly rollouts: RolloutService,
  ) {}

  /**
   * Migrates the named output types, or all; a dry run replies the same and writes nothing. The registry stores and publishes
   * first, then one catalog document sets all workflows: after a failure between the two the catalog is unchanged, and a
   * repeated request completes it. 503 where the registry does not answer, 422 for names that are no output types.
   */
  async migrate({ outputTypes: names, dryRun = false }: MigratePresetsRequest): Promise<MigratePresetsReply> {
    const head = await this.catalog.head();
    const chosen = chooseOutputTypes(head.document, names);
    const asked = chosen.map((outputType) => presetOf(outputType, names !== undefined));
    const migrated = await this.registry.migrate(asked, dryRun);
    const workflows = changedWorkflows(chosen, migrated);
    if (!dryRun) await this.workflows.set({ seen: head, workflows, reason: 'Legacy presets migrated' });
    const answers = new Map(migrated.map((one) => [one.outputType, one]));
    const presets: MigratedPreset[] = [];
    for (const outputType of chosen) {
      const answer = answers.get(outputType.key);
      if (answer) presets.push(await this.describe(outputType, answer, workflows.get(outputType.key)));
    }
    return { dryRun, presets };
  }

  private async describe(outputType: OutputType, answer: MigratedConfig, changedTo?: string): Promise<MigratedPreset> {
    const { outcome, workflow, version, report } = answer;
    const isCompleted = outcome === 'unchanged' && changedTo !== undefined;
    return {
      outputType: outputType.key,
      preset: outputType.legacyPreset.preset,
      outcome: isCompleted ? 'converted' : outcome,
      workflow,
      version,
      report,
      remarks:
        outcome === 'already_has_workflow' ? [byHand(outputType)] : await this.rolloutRemarks(outputType, changedTo),
    };
  }

  /** An existing row for this workflow, or for all, moves traffic at once. */
  private async rolloutRemarks({ key }: OutputType, workflow?: string): Promise<PresetRemark[]> {
    if (!workflow) return [];
    const { rollout } = await this.rollouts.loadPolicyInput(workflow, key, null);
    if (rollout === null || rollout.mode === 'legacy') return [];
    const message = `A rollout row sends "${key}" with the workflow "${workflow}" to ${rollout.mode}. Set that row to legacy to keep it there.`;
    return [{ code: 'rollout_row_applies', message }];
  }
}

function presetOf({ key, label, legacyPreset, workflow }: OutputType, named: boolean) {
  return { outputType: key, label: label.slice(0, MAX_LABEL), config: canonicalJson(legacyPreset), workflow, named };
}

function byHand({ key, workflow }: OutputType): PresetRemark {
  const message = `It has the workflow "${workflow}", which no migration set. Name "${key}" to migrate it anyway.`;
  return { code: 'already_has_workflow', message };
}
