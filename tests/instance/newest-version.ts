import { definitions } from '#nodes/definitions';

/** The newest version of a step's definition. */
export function newestVersion(step: string): number {
  const definition = definitions.findLast((known) => known.step === step);
  if (!definition) throw new Error(`There is no step ${step}.`);
  return definition.version;
}
