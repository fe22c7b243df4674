import type { NodeDefinition, NodeForm } from '#workflow-core';
import type { Schema } from '../../api/api-types';
import type { KnownSteps } from './steps';

/** The steps of a version by name: the definitions that it was published with, and how they are shown. */
export function stepsOfVersion(version: Pick<Schema<'VersionWithForms'>, 'definitions' | 'forms'> | null): KnownSteps {
  const { definitions = [], forms = {} } = version ?? {};
  return new Map(
    definitions.map((definition) => {
      const form = (forms[`${definition.step}@${definition.version}`] as NodeForm | undefined) ?? null;
      return [definition.step, { definition: definition as NodeDefinition, form }];
    }),
  );
}
