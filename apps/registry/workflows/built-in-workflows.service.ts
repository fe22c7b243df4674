import { Inject, Injectable } from '@nestjs/common';
import type { OnApplicationBootstrap } from '@nestjs/common';
import type { Logger } from '#platform/telemetry';
import { LOGGER } from '../registry.config.js';
import { WorkflowDraftsRepository } from './drafts/workflow-drafts.repository.js';
import { PublishService } from './publish.service.js';
import { WorkflowVersionsRepository } from './workflow-versions.repository.js';
import stillThreejs from './built-in/still-threejs.workflow.json' with { type: 'json' };

const BUILT_IN = [{ key: 'still-threejs', label: 'Still (three.js)', workflow: stillThreejs }];

/** Publishes the built-in workflows where they do not exist yet; later edits are kept. */
@Injectable()
export class BuiltInWorkflowsService implements OnApplicationBootstrap {
  constructor(
    private readonly versions: WorkflowVersionsRepository,
    private readonly publishing: PublishService,
    private readonly drafts: WorkflowDraftsRepository,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.drafts.addMissing();
    for (const builtIn of BUILT_IN) {
      if (await this.versions.find(builtIn.key)) continue;
      const { version, semanticHash } = await this.publishing.publish(builtIn);
      this.logger.info({ workflow: builtIn.key, version, semanticHash }, 'built-in workflow published');
    }
  }
}
