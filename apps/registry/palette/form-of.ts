import type { DefinitionWithForm } from '#contracts';
import { forms } from '#nodes/forms';
import { definitionHash, fitForm } from '#workflow-core';
import type { NodeDefinition, NodeForm } from '#workflow-core';

/** The part of a step's form that fits this version of its definition; null where the step has none in this build. */
export function formOf(definition: NodeDefinition): NodeForm | null {
  const form = Object.hasOwn(forms, definition.step) ? forms[definition.step] : undefined;
  return form ? fitForm(form, definition) : null;
}

/** A definition with its hash and its form. */
export const withForm = (definition: NodeDefinition): DefinitionWithForm => ({
  definition,
  hash: definitionHash(definition),
  form: formOf(definition),
});

/** `step@version` of a definition. */
export const nameOf = ({ step, version }: NodeDefinition): string => `${step}@${version}`;
