import { part21 } from '../testing/part21-text.js';
import { COLOUR_TYPES, readStyledItems } from './colours.js';
import { readModel } from './step-model.js';
import { VISIBILITY_TYPES, readHidden } from './visibility.js';

function read(data: string): { items: number[]; inContexts: number[] } {
  const model = readModel(part21(data), new Set([...COLOUR_TYPES, ...VISIBILITY_TYPES]));
  const { items, inContexts } = readHidden(model, readStyledItems(model));
  return { items: [...items], inContexts: inContexts.map(({ id }) => id) };
}

const STYLED = "#1=STYLED_ITEM('',(),#50);";
const IN_CONTEXT = "#2=CONTEXT_DEPENDENT_OVER_RIDING_STYLED_ITEM('',(),#50,#1,(#60));";

describe('readHidden', () => {
  it('hides nothing where nothing is invisible', () => {
    expect(read(`${STYLED}#3=PRESENTATION_LAYER_ASSIGNMENT('on','',(#1,#50));`)).toEqual({ items: [], inContexts: [] });
  });

  it.each([
    ['an item itself', '#3=INVISIBILITY((#50));'],
    ['its style', '#3=INVISIBILITY((#1));'],
    ['a layer of the item', "#3=INVISIBILITY((#4));#4=PRESENTATION_LAYER_ASSIGNMENT('off','',(#50));"],
    ['a layer of its style', "#3=INVISIBILITY((#4));#4=PRESENTATION_LAYER_ASSIGNMENT('off','',(#1));"],
    [
      'a list of styles',
      "#3=INVISIBILITY((#4));#4=MECHANICAL_DESIGN_GEOMETRIC_PRESENTATION_REPRESENTATION('',(#1),$);",
    ],
    ['a drawing model', "#3=INVISIBILITY((#4));#4=DRAUGHTING_MODEL('',(#1),$);"],
    [
      'a layer of a list of styles',
      "#3=INVISIBILITY((#4));#4=PRESENTATION_LAYER_ASSIGNMENT('off','',(#5));#5=DRAUGHTING_MODEL('',(#1),$);",
    ],
  ])('hides an item by %s', (_, data) => {
    expect(read(STYLED + data).items).toContain(50);
  });

  it('hides what any of several invisibilities lists', () => {
    expect(read('#3=INVISIBILITY((#50));#4=INVISIBILITY((#51,#52));').items).toEqual([50, 51, 52]);
  });

  it('keeps a style in contexts apart, so that its item is hidden in these places only', () => {
    expect(read(`${STYLED}${IN_CONTEXT}#3=INVISIBILITY((#2));`)).toEqual({ items: [], inContexts: [2] });
  });

  it('terminates where lists are cyclic', () => {
    const circle = "#4=DRAUGHTING_MODEL('',(#5),$);#5=DRAUGHTING_MODEL('',(#4,#1),$);";
    expect(read(`${STYLED}${circle}#3=INVISIBILITY((#4));`).items).toContain(50);
  });
});
