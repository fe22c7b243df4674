import type { NodeDefinition, NodeDefinitions, NodeForm } from '#workflow-core';
import type { Schema } from '../../api/api-types';

/** A step as the editor knows it: its definition, and how it is shown. */
export interface KnownStep {
  definition: NodeDefinition;
  form: NodeForm | null;
}

/** Steps by name. A draft keeps the definitions that it was saved with; others are the newest. */
export type KnownSteps = ReadonlyMap<string, KnownStep>;

/** The steps of the palette, with those in place that a draft has locked, which come by `step@version`. */
export function knownSteps(
  palette: readonly Schema<'PaletteEntry'>[],
  locked: Readonly<Record<string, Schema<'DefinitionWithForm'>>>,
): KnownSteps {
  const newest = palette.map((entry) => [entry.definition.step, stepOf(entry)] as const);
  const ofDraft = Object.values(locked).map((entry) => [entry.definition.step, stepOf(entry)] as const);
  return new Map([...newest, ...ofDraft]);
}

/** The definitions alone, for the core. */
export const definitionsOf = (steps: KnownSteps): NodeDefinitions =>
  new Map([...steps].map(([step, { definition }]) => [step, definition]));

const stepOf = ({ definition, form }: Schema<'DefinitionWithForm'>): KnownStep => ({ definition, form });
