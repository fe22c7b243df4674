import type { DefinitionLock, Workflow } from '#workflow-core';
import type { Schema } from '../../../api/api-types';
import { stepsOfVersion } from '../../document/steps-of-version';
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
  const { workflow, lock } = version;
  return { workflow: workflow as Workflow, lock, steps: stepsOfVersion(version) } satisfies ComparedSide;
}
