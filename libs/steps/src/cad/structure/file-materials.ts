import type { StepModel } from './step-model.ts';
import { refOf } from '../part21/read-arguments.ts';
import { refsOf, textOf } from './step-model.ts';

const PROPERTY = 'PROPERTY_DEFINITION';
const REPRESENTED = 'PROPERTY_DEFINITION_REPRESENTATION';
const TEXT_ITEM = 'DESCRIPTIVE_REPRESENTATION_ITEM';
const DESIGNATION = 'MATERIAL_DESIGNATION';

/** Characters of a material's name that are kept. */
const LONGEST_NAME = 200;

export const MATERIAL_TYPES = [PROPERTY, REPRESENTED, 'REPRESENTATION', TEXT_ITEM, DESIGNATION];

/** The materials that the file names, by the instance that they are named for: a product definition or its shape. */
export function readFileMaterials(model: StepModel): Map<number, string> {
  const found = new Map<number, string>();
  for (const id of model.idsOf(DESIGNATION)) {
    const [name, definitions] = model.argsOf(id, DESIGNATION) ?? [];
    for (const definition of refsOf(definitions)) note(found, definition, textOf(name));
  }
  for (const id of model.idsOf(REPRESENTED)) {
    const [property, representation] = (model.argsOf(id, REPRESENTED) ?? []).map(refOf);
    const [name, description, definition] = model.argsOf(property ?? null, PROPERTY) ?? [];
    if (!/material/i.test(`${textOf(name)} ${textOf(description)}`)) continue;
    note(found, refOf(definition), materialIn(model, representation ?? null));
  }
  return found;
}

/** Densities and the like stand beside it under other names. */
function materialIn(model: StepModel, representation: number | null): string {
  const [name, items] = model.argsOf(representation, 'REPRESENTATION') ?? [];
  if (!/^\s*material( name)?\s*$/i.test(textOf(name))) return '';
  const texts = refsOf(items).map((item) => model.argsOf(item, TEXT_ITEM));
  return texts.map((args) => textOf(args?.[1]) || textOf(args?.[0])).find((text) => text !== '') ?? '';
}

function note(found: Map<number, string>, definition: number | null, material: string): void {
  if (definition === null || material === '' || found.has(definition)) return;
  found.set(definition, Array.from(material).slice(0, LONGEST_NAME).join(''));
}
