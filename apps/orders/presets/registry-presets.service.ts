import { Injectable } from '@nestjs/common';
import { REQUESTS } from '#contracts';
import type { BusRequest, MigratedConfig, NewestPresetMigration, PresetToMigrate } from '#contracts';
import { OperationalError } from '#platform/http';
import { BusRequester } from '#platform/nats';
import { inBatches } from './in-batches.js';

const ANSWER_WITHIN_MS = 10_000;
/** A note may be forty times as long as the key that it names; a reply has to stay below the bus's `max_payload`. */
const MOST_CONFIGS = { count: 20, size: 20_000 };
const MOST_KEYS = { count: 1000, size: 1000 };

const CHECK = 'Check that NATS and the registry run (./hartomat status)';
const UNTOUCHED = `The catalog is as it was. ${CHECK} and repeat: what the registry has done already is skipped.`;
const UNMARKED = `The output types have their workflows back, but the registry has not marked it. ${CHECK} and roll back again.`;

/** Requests to the registry about migrations. Where it does not answer: 503 with the state reached and what to do. */
@Injectable()
export class RegistryPresetsService {
  constructor(private readonly requester: BusRequester) {}

  async migrate(presets: PresetToMigrate[], dryRun: boolean): Promise<MigratedConfig[]> {
    const migrated: MigratedConfig[][] = [];
    for (const configs of inBatches(presets, MOST_CONFIGS, ({ config }) => config.length))
      migrated.push(await this.ask(REQUESTS.registry.migratePresets, { configs, dryRun }, UNTOUCHED));
    return migrated.flat();
  }

  /** By output type; those that were never migrated are absent. */
  async newest(keys: string[]): Promise<Map<string, NewestPresetMigration>> {
    const found: NewestPresetMigration[][] = [];
    for (const outputTypes of inBatches(keys, MOST_KEYS, () => 1))
      found.push(await this.ask(REQUESTS.registry.newestPresetMigrations, { outputTypes }, UNTOUCHED));
    return new Map(found.flat().map((migration) => [migration.outputType, migration]));
  }

  async markRolledBack(keys: string[]): Promise<void> {
    for (const outputTypes of inBatches(keys, MOST_KEYS, () => 1))
      await this.ask(REQUESTS.registry.rollBackPresets, { outputTypes }, UNMARKED);
  }

  private async ask<Query extends object, Reply>(
    request: BusRequest<Query, Reply>,
    query: NoInfer<Query>,
    whatStands: string,
  ): Promise<Reply> {
    try {
      return await this.requester.ask(request, query, ANSWER_WITHIN_MS);
    } catch (error) {
      if (!(error instanceof OperationalError)) throw error;
      throw new OperationalError(error.code, `${error.message} ${whatStands}`, error);
    }
  }
}
