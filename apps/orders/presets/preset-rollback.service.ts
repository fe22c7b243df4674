import { Injectable } from '@nestjs/common';
import type { RollBackPresetsReply, RollBackPresetsRequest } from '#contracts';
import { CatalogService } from '../catalog/catalog.service.js';
import { chooseOutputTypes } from './choose-output-types.js';
import { decideRollback } from './decide-rollback.js';
import { OutputTypeWorkflowsService } from './output-type-workflows.service.js';
import { RegistryPresetsService } from './registry-presets.service.js';

/** Gives output types back the workflows that they had before their migration. */
@Injectable()
export class PresetRollbackService {
  constructor(
    private readonly catalog: CatalogService,
    private readonly registry: RegistryPresetsService,
    private readonly workflows: OutputTypeWorkflowsService,
  ) {}

  /**
   * Rolls the named output types back, or all. Presets are never written: one that was edited since is reported. The
   * catalog comes first, then the registry's mark: after a failure between the two a repeated request completes it.
   */
  async rollBack({ outputTypes: names }: RollBackPresetsRequest): Promise<RollBackPresetsReply> {
    const head = await this.catalog.head();
    const chosen = chooseOutputTypes(head.document, names);
    const newest = await this.registry.newest(chosen.map(({ key }) => key));
    const presets = chosen.map((one) => decideRollback(one, newest.get(one.key), names !== undefined));
    const rolledBack = presets.filter(({ outcome }) => outcome === 'rolled_back');
    const workflows = new Map(rolledBack.map(({ outputType, workflow }) => [outputType, workflow]));
    await this.workflows.set({ seen: head, workflows, reason: 'Migration of legacy presets rolled back' });
    await this.registry.markRolledBack(rolledBack.map(({ outputType }) => outputType));
    return { presets };
  }
}
