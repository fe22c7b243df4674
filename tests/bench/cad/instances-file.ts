/** Millimetres between the origins of neighbours. */
const PITCH = 12;

/**
 * The text of an assembly that uses the part of a one-part STEP file (edition 2, in millimetres) `count` times, in rows and
 * columns beside each other.
 */
export function instancesFile(onePart: string, count: number): string {
  const part = find(onePart, /^#(\d+)\s*=\s*PRODUCT_DEFINITION\('[^']*','[^']*',#\d+,#(\d+)\)/m);
  const shown = find(onePart, /^#(\d+)\s*=\s*ADVANCED_BREP_SHAPE_REPRESENTATION\('[^']*',\(#(\d+),#\d+\),#(\d+)\)/m);
  const [, context] = find(onePart, /^#(\d+)\s*=\s*PRODUCT\('[^']*','[^']*','[^']*',\(#(\d+)\)\)/m);
  const lines: string[] = [];
  let last = Math.max(...[...onePart.matchAll(/^#(\d+)\s*=/gm)].map(([, id]) => Number(id)));
  const add = (instance: string): number => {
    last += 1;
    lines.push(`#${last}=${instance};`);
    return last;
  };
  const [definition, designContext] = part;
  const [representation, origin, units] = shown;
  const product = add(`PRODUCT('Grid','Grid','',(#${context}))`);
  const formation = add(`PRODUCT_DEFINITION_FORMATION('','',#${product})`);
  const grid = add(`PRODUCT_DEFINITION('design','',#${formation},#${designContext})`);
  const shape = add(`PRODUCT_DEFINITION_SHAPE('','',#${grid})`);
  const whole = add(`SHAPE_REPRESENTATION('',(#${origin}),#${units})`);
  add(`SHAPE_DEFINITION_REPRESENTATION(#${shape},#${whole})`);
  const [up, across] = [add("DIRECTION('',(0.,0.,1.))"), add("DIRECTION('',(1.,0.,0.))")];
  for (const [x, y] of places(count)) {
    const point = add(`CARTESIAN_POINT('',(${x}.,${y}.,0.))`);
    const there = add(`AXIS2_PLACEMENT_3D('',#${point},#${up},#${across})`);
    const moved = add(`ITEM_DEFINED_TRANSFORMATION('','',#${origin},#${there})`);
    const usage = add(`NEXT_ASSEMBLY_USAGE_OCCURRENCE('${last}','','',#${grid},#${definition},$)`);
    const used = add(`PRODUCT_DEFINITION_SHAPE('','',#${usage})`);
    const relation = add(
      `(REPRESENTATION_RELATIONSHIP('','',#${representation},#${whole})` +
        `REPRESENTATION_RELATIONSHIP_WITH_TRANSFORMATION(#${moved})SHAPE_REPRESENTATION_RELATIONSHIP())`,
    );
    add(`CONTEXT_DEPENDENT_SHAPE_REPRESENTATION(#${relation},#${used})`);
  }
  const end = onePart.lastIndexOf('ENDSEC;');
  return `${onePart.slice(0, end)}${lines.join('\n')}\n${onePart.slice(end)}`;
}

/** Millimetres; as many in a row as there are rows, or one row more. */
function places(count: number): [number, number][] {
  const columns = columnsOf(count);
  return Array.from({ length: count }, (_, at) => [PITCH * (at % columns), PITCH * Math.floor(at / columns)]);
}

const columnsOf = (count: number): number => Math.ceil(Math.sqrt(count));

/** Length, height (y is up in what is made of the file) and width of so many boxes with edges of `edge`, in millimetres. */
export function sizeOfInstances(count: number, edge: number): [number, number, number] {
  const columns = columnsOf(count);
  return [PITCH * (columns - 1) + edge, edge, PITCH * (Math.ceil(count / columns) - 1) + edge];
}

function find(text: string, pattern: RegExp): number[] {
  const found = pattern.exec(text);
  if (!found) throw new Error(`The one-part file has no ${pattern.source}.`);
  return found.slice(1).map(Number);
}
