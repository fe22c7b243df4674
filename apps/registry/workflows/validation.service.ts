import { Injectable } from '@nestjs/common';
import type { IssueCounts, ValidateWorkflowReply } from '#contracts';
import { lockOf, semanticHash, validateWorkflow } from '#workflow-core';
import type { Availability, DefinitionLock, Issue, NodeDefinition, NodeDefinitions, Workflow } from '#workflow-core';
import { availabilityOf } from '../availability/missing-steps.js';
import { WorkerDirectory } from '../availability/worker-directory.js';
import { DefinitionsService } from '../definitions/definitions.service.js';
import { RegistryConfig } from '../registry.config.js';
import { deadlineWarnings } from './run-limits.js';

/** Bounds the size of a reply. */
export const MOST_ISSUES = 100;

/** A valid workflow with its lock, definitions and semantic hash, as a version stores them. */
export interface FrozenWorkflow {
  workflow: Workflow;
  lock: DefinitionLock;
  definitions: NodeDefinition[];
  semanticHash: string;
}

type Validated = ValidateWorkflowReply & { frozen: FrozenWorkflow | null; issueCounts: IssueCounts };

@Injectable()
export class ValidationService {
  constructor(
    private readonly definitions: DefinitionsService,
    private readonly directory: WorkerDirectory,
    private readonly config: RegistryConfig,
  ) {}

  /**
   * With the newest definitions unless others are given; at most 100 issues. A step that no worker can run now is a warning,
   * and so are limits that are longer than a run's deadline.
   */
  validate(json: unknown, definitions: NodeDefinitions = this.definitions.newest): Validated {
    const workers = this.directory.live().map(({ announcement }) => announcement);
    const availability = (definition: NodeDefinition): Availability => availabilityOf(definition, workers);
    const issues = validateWorkflow(json, definitions, { availability });
    const valid = issues.every((issue) => issue.severity !== 'error');
    const frozen = valid ? freeze(json as Workflow, definitions) : null;
    // First, so that it is never cut off.
    if (frozen) issues.unshift(...deadlineWarnings(frozen.workflow, definitions, this.config.runDeadlineMs));
    const reported = issues.slice(0, MOST_ISSUES);
    return {
      ...{ valid, issues: reported, semanticHash: frozen?.semanticHash ?? null },
      ...{ frozen, issueCounts: countIssues(reported) },
    };
  }
}

/** Whether a worker is there changes without a save, so it does not count. */
function countIssues(issues: readonly Issue[]): IssueCounts {
  const lasting = issues.filter(({ code }) => code !== 'step_without_worker');
  const errors = lasting.filter(({ severity }) => severity === 'error').length;
  return { errors, warnings: lasting.length - errors };
}

function freeze(workflow: Workflow, known: NodeDefinitions): FrozenWorkflow {
  const lock = lockOf(workflow, known);
  const definitions = Object.keys(lock).flatMap((step) => known.get(step) ?? []);
  return { workflow, lock, definitions, semanticHash: semanticHash(workflow, lock, known) };
}
