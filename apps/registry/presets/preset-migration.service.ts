import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { lockName } from '#platform/orm';
import type { IssueCounts, MigrateConfigsRequest, MigratedConfig, PresetToMigrate } from '#contracts';
import { convertPreset, sha256Hex } from '#workflow-core';
import type { PresetNote } from '#workflow-core';
import { DefinitionsService } from '../definitions/definitions.service.js';
import { ValidationService } from '../workflows/validation.service.js';
import type { FrozenWorkflow } from '../workflows/validation.service.js';
import { WorkflowVersionsRepository } from '../workflows/workflow-versions.repository.js';
import { decideMigration } from './decide-migration.js';
import type { KeptMigration, MigrationDecision } from './decide-migration.js';
import { migratedWorkflowKey } from './migrated-workflow-key.js';
import { PresetMigrationsRepository } from './preset-migrations.repository.js';

/** The planned migration of one config. `frozen` is null where it stays legacy. */
interface Plan {
  key: string;
  frozen: FrozenWorkflow | null;
  issueCounts: IssueCounts;
  report: PresetNote[];
  configSha256: string;
  kept: KeptMigration | null;
  decision: MigrationDecision;
}

const STAYS_LEGACY: Pick<Plan, 'frozen' | 'issueCounts'> = { frozen: null, issueCounts: { errors: 0, warnings: 0 } };

/** Converts legacy configs into published workflows and stores each config with the report of its conversion. */
@Injectable()
export class PresetMigrationService {
  constructor(
    private readonly em: EntityManager,
    private readonly definitions: DefinitionsService,
    private readonly validation: ValidationService,
    private readonly versions: WorkflowVersionsRepository,
    private readonly migrations: PresetMigrationsRepository,
  ) {}

  /**
   * Migrates each config in a transaction of its own: those before a failure stay migrated, and a repeated request skips them.
   * A dry run makes the same decisions and writes nothing.
   */
  async migrate({ configs, dryRun }: MigrateConfigsRequest): Promise<MigratedConfig[]> {
    const migrated: MigratedConfig[] = [];
    for (const config of configs) migrated.push(dryRun ? await this.preview(config) : await this.migrateOne(config));
    return migrated;
  }

  private async preview(config: PresetToMigrate): Promise<MigratedConfig> {
    const em = this.em.fork();
    const plan = await this.plan(config, em);
    return answer(config, plan, await this.versionToBe(plan, em));
  }

  private migrateOne(config: PresetToMigrate): Promise<MigratedConfig> {
    return this.em.fork().transactional(async (em) => {
      await lockName(em, `hartomat:migrate-preset:${config.outputType}`);
      const plan = await this.plan(config, em);
      if (!plan.decision.keep) return answer(config, plan, await this.versionToBe(plan, em));
      const version = await this.publish(config, plan, em);
      const { report, configSha256 } = plan;
      const { outputType, workflow, workflowBefore } = answer(config, plan, version);
      const kept = { outputType, config: config.config, configSha256, report, workflow, version, workflowBefore };
      await this.migrations.add(em, kept);
      return answer(config, plan, version);
    });
  }

  private async plan({ outputType, config, workflow, named }: PresetToMigrate, em: EntityManager): Promise<Plan> {
    const key = migratedWorkflowKey(outputType);
    const converted = convertPreset(JSON.parse(config), this.definitions.newest, { key: outputType });
    const taken = converted.workflow && (await this.isTaken(key, em));
    const report = taken ? [...converted.report, keyTaken(key)] : converted.report;
    const { frozen, issueCounts } =
      taken || !converted.workflow ? STAYS_LEGACY : this.validation.validate(converted.workflow);
    const configSha256 = sha256Hex(config);
    const kept = await this.migrations.newest(outputType, em);
    const conversion = { configSha256, report, semanticHash: frozen?.semanticHash ?? null };
    const decision = decideMigration({ outputType, workflow, named, kept, conversion });
    return { key, frozen, issueCounts, report, configSha256, kept, decision };
  }

  /** A workflow of that key that no migration published is not overwritten. */
  private async isTaken(key: string, em: EntityManager): Promise<boolean> {
    return (await this.versions.isUsed(key, em)) && !(await this.migrations.isOurs(key, em));
  }

  private async publish(
    { label }: PresetToMigrate,
    { key, frozen, issueCounts }: Plan,
    em: EntityManager,
  ): Promise<number | null> {
    if (!frozen) return null;
    const version = { key, label, frozen, issueCounts, note: 'migrated from the legacy preset', publishedBy: null };
    return (await this.versions.publish(version, em)).version;
  }

  /** The existing version, or the one that publishing would create. */
  private async versionToBe({ key, frozen, kept, decision }: Plan, em: EntityManager): Promise<number | null> {
    if (!frozen) return null;
    if (!decision.keep && kept) return kept.version;
    const newest = await this.versions.find(key, undefined, em);
    return newest?.semanticHash === frozen.semanticHash ? newest.version : (newest?.version ?? 0) + 1;
  }
}

function answer({ outputType, workflow }: PresetToMigrate, plan: Plan, version: number | null): MigratedConfig {
  const { outcome, workflowBefore } = plan.decision;
  if (outcome === 'already_has_workflow')
    return { outputType, outcome, workflow, version: null, report: [], workflowBefore };
  return { outputType, outcome, workflow: plan.frozen && plan.key, version, report: plan.report, workflowBefore };
}

function keyTaken(key: string): PresetNote {
  return {
    code: 'workflow_key_taken',
    severity: 'error',
    path: '',
    message: `The workflow "${key}" is there already, and no migration made it.`,
    hint: 'Publish it under another key, or give the output type another one; until then the config stays legacy.',
  };
}
