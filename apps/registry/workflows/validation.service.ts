import { Injectable } from '@nestjs/common';
import type { ValidateWorkflowReply } from '#contracts';
import { lockOf, semanticHash, validateWorkflow } from '#workflow-core';
import type { DefinitionLock, NodeDefinition, Workflow } from '#workflow-core';
import { DefinitionsService } from '../definitions/definitions.service.js';

/** A valid workflow with all that publishing freezes. */
export interface FrozenWorkflow {
  workflow: Workflow;
  lock: DefinitionLock;
  definitions: NodeDefinition[];
  semanticHash: string;
}

@Injectable()
export class ValidationService {
  constructor(private readonly definitions: DefinitionsService) {}

  validate(json: unknown): ValidateWorkflowReply & { frozen: FrozenWorkflow | null } {
    const issues = validateWorkflow(json, this.definitions.newest);
    const valid = issues.every((issue) => issue.severity !== 'error');
    const frozen = valid ? this.freeze(json as Workflow) : null;
    return { valid, issues, semanticHash: frozen?.semanticHash ?? null, frozen };
  }

  private freeze(workflow: Workflow): FrozenWorkflow {
    const { newest } = this.definitions;
    const lock = lockOf(workflow, newest);
    const definitions = Object.keys(lock).flatMap((step) => newest.get(step) ?? []);
    return { workflow, lock, definitions, semanticHash: semanticHash(workflow, lock, newest) };
  }
}
