import type { DefinitionLock, NodeDefinition, NodeForm, Workflow } from '#workflow-core';
import type { Schema } from '../../../api/api-types';
import type { KnownSteps } from '../../document/steps';

/** A workflow to compare, with the steps that it was saved with. */
export interface ComparedSide {
  workflow: Workflow;
  lock: DefinitionLock;
  steps: KnownSteps;
}

/** What is compared with a first version. */
export const NOTHING: ComparedSide = { workflow: { version: 1, nodes: [], edges: [] }, lock: {}, steps: new Map() };

/** A published version with the definitions that it froze. */
export function sideOfVersion(
  version: Pick<Schema<'VersionWithForms'>, 'workflow' | 'lock' | 'definitions' | 'forms'>,
) {
  const steps: KnownSteps = new Map(
    version.definitions.map((definition) => {
      const form = (version.forms[`${definition.step}@${definition.version}`] as NodeForm | undefined) ?? null;
      return [definition.step, { definition: definition as NodeDefinition, form }];
    }),
  );
  return { workflow: version.workflow as Workflow, lock: version.lock, steps } satisfies ComparedSide;
}
