import type { StepModel } from './step-model.ts';
import { refOf } from '../part21/read-arguments.ts';
import { numberOf, refsOf, textOf } from './step-model.ts';

/** sRGB, 0 to 1: what a colour of ISO 10303-46 means by common practice of CAD systems (CAx-IF recommended practices). */
export type Rgb = [number, number, number];

const STYLED = ['STYLED_ITEM', 'OVER_RIDING_STYLED_ITEM', 'CONTEXT_DEPENDENT_OVER_RIDING_STYLED_ITEM'];
const ASSIGNMENTS = ['PRESENTATION_STYLE_ASSIGNMENT', 'PRESENTATION_STYLE_BY_CONTEXT'];
const FILLS = ['FILL_AREA_STYLE'];
const RENDERINGS = ['SURFACE_STYLE_RENDERING', 'SURFACE_STYLE_RENDERING_WITH_PROPERTIES'];
const NAMED = ['DRAUGHTING_PRE_DEFINED_COLOUR', 'PRE_DEFINED_COLOUR'];

export const COLOUR_TYPES = [
  ...STYLED,
  ...ASSIGNMENTS,
  ...FILLS,
  ...RENDERINGS,
  ...NAMED,
  'SURFACE_STYLE_USAGE',
  'SURFACE_SIDE_STYLE',
  'SURFACE_STYLE_FILL_AREA',
  'FILL_AREA_STYLE_COLOUR',
  'COLOUR_RGB',
];

/** The colours that ISO 10303-46 gives names. */
const COLOURS: Readonly<Record<string, Rgb>> = {
  red: [1, 0, 0],
  green: [0, 1, 0],
  blue: [0, 0, 1],
  yellow: [1, 1, 0],
  magenta: [1, 0, 1],
  cyan: [0, 1, 1],
  black: [0, 0, 0],
  white: [1, 1, 1],
};

/** A style on an item; null where it says nothing of its surface. `contexts` is empty unless it holds in some places only. */
export interface StyledItem {
  id: number;
  item: number;
  colour: Rgb | null;
  overrides: boolean;
  contexts: number[];
}

/** All styled items in file order. */
export function readStyledItems(model: StepModel): StyledItem[] {
  return model.idsOf(...STYLED).flatMap((id): StyledItem[] => {
    const args = model.argsOf(id, ...STYLED) ?? [];
    const item = refOf(args[2]);
    if (item === null) return [];
    const colour = first(refsOf(args[1]), (assignment) => colourOfAssignment(model, assignment));
    return [{ id, item, colour, overrides: args.length > 3, contexts: refsOf(args[4]) }];
  });
}

/** A fill has precedence over a rendering; styles of curves, points or transparency alone have no surface colour. */
function colourOfAssignment(model: StepModel, assignment: number): Rgb | null {
  const styles = refsOf(model.argsOf(assignment, ...ASSIGNMENTS)?.[0]);
  const inside = styles.filter((style) => isInside(model, style));
  const outside = styles.filter((style) => !inside.includes(style));
  return first([...outside, ...inside], (style) => colourOfUsage(model, style) ?? colourOfFill(model, style));
}

/** A style of the side that the surface's normal points away from. */
function isInside(model: StepModel, usage: number): boolean {
  const side = model.argsOf(usage, 'SURFACE_STYLE_USAGE')?.[0];
  return typeof side === 'object' && side !== null && 'enum' in side && side.enum === 'NEGATIVE';
}

function colourOfUsage(model: StepModel, usage: number): Rgb | null {
  const side = refOf(model.argsOf(usage, 'SURFACE_STYLE_USAGE')?.[1]);
  const elements = refsOf(model.argsOf(side, 'SURFACE_SIDE_STYLE')?.[1]);
  return (
    first(elements, (element) => colourOfFill(model, refOf(model.argsOf(element, 'SURFACE_STYLE_FILL_AREA')?.[0]))) ??
    first(elements, (element) => rgbOf(model, refOf(model.argsOf(element, ...RENDERINGS)?.[1])))
  );
}

function colourOfFill(model: StepModel, fill: number | null): Rgb | null {
  return first(refsOf(model.argsOf(fill, ...FILLS)?.[1]), (style) =>
    rgbOf(model, refOf(model.argsOf(style, 'FILL_AREA_STYLE_COLOUR')?.[1])),
  );
}

function rgbOf(model: StepModel, id: number | null): Rgb | null {
  const rgb = model.argsOf(id, 'COLOUR_RGB');
  if (!rgb) return COLOURS[textOf(model.argsOf(id, ...NAMED)?.[0]).toLowerCase()] ?? null;
  const [red = null, green = null, blue = null] = rgb.slice(1, 4).map(numberOf);
  return red === null || green === null || blue === null ? null : [red, green, blue];
}

function first<T>(ids: number[], find: (id: number) => T | null): T | null {
  for (const id of ids) {
    const found = find(id);
    if (found !== null) return found;
  }
  return null;
}
