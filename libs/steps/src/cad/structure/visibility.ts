import type { StepModel } from './step-model.ts';
import { refsOf } from './step-model.ts';
import type { StyledItem } from './colours.ts';

const LAYER = 'PRESENTATION_LAYER_ASSIGNMENT';
const STYLE_LISTS = ['MECHANICAL_DESIGN_GEOMETRIC_PRESENTATION_REPRESENTATION', 'DRAUGHTING_MODEL'];

export const VISIBILITY_TYPES = ['INVISIBILITY', LAYER, ...STYLE_LISTS];

/**
 * The hidden items of a file by their instances' numbers, and styled items that hide theirs in some placements only.
 */
export interface Hidden {
  items: Set<number>;
  inContexts: StyledItem[];
}

/** What is hidden by itself, by a style, by a layer that is off, or with a whole list of styles. */
export function readHidden(model: StepModel, styled: StyledItem[]): Hidden {
  const styles = new Map(styled.map((style) => [style.id, style]));
  const hidden: Hidden = { items: new Set(), inContexts: [] };
  const named = new Set(model.idsOf('INVISIBILITY').flatMap((id) => refsOf(model.argsOf(id, 'INVISIBILITY')?.[0])));
  for (const id of named) {
    const within = [...refsOf(model.argsOf(id, LAYER)?.[2]), ...refsOf(model.argsOf(id, ...STYLE_LISTS)?.[1])];
    for (const other of within) named.add(other);
    const style = styles.get(id);
    if (!style) hidden.items.add(id);
    else if (style.contexts.length > 0) hidden.inContexts.push(style);
    else hidden.items.add(style.item);
  }
  return hidden;
}
