import { convertMade, sizeOf } from './testing/convert-made.js';
import type { Made } from './testing/convert-made.js';
import type { Vector } from './testing/geometry-writer.js';
import type { StepWriter } from './testing/step-writer.js';

const BOX = [30, 20, 10] as const;
/** Axes that mirror at the plane x = 0. */
const MIRROR: [Vector, Vector, Vector] = [
  [-1, 0, 0],
  [0, 1, 0],
  [0, 0, 1],
];

/** A box shown by mapped items, each by another operator. */
function mappedByOperators(writer: StepWriter): void {
  const source = writer.representation([writer.box('', BOX).solid]);
  const show = (name: string, target: number, from?: Vector) => {
    const mapped = writer.mapped(source, writer.placement(from), target);
    writer.product(name, writer.representation([mapped], 'SHAPE_REPRESENTATION'));
  };
  show('mirrored', writer.operator([0, 0, 0], 1, MIRROR));
  show('mirrored and doubled', writer.operator([0, 0, 100], 2, MIRROR));
  show('mirrored from its end', writer.operator([0, 0, 200], 1, MIRROR), [30, 0, 0]);
  show('turned', writer.operator([0, 0, 300], 3, [[0, 1, 0], [-1, 0, 0], [0, 0, 1]])); // prettier-ignore
  show(
    'without axes',
    writer.add(`CARTESIAN_TRANSFORMATION_OPERATOR_3D('','','',$,$,#${writer.point([0, 0, 400])},2.,$)`),
  );
  const point = writer.point([0, 0, 500]);
  const complex = `(CARTESIAN_TRANSFORMATION_OPERATOR($,$,#${point},0.5)CARTESIAN_TRANSFORMATION_OPERATOR_3D($)`;
  const named = "FUNCTIONALLY_DEFINED_TRANSFORMATION('','')GEOMETRIC_REPRESENTATION_ITEM()REPRESENTATION_ITEM(''))";
  show('by a complex instance', writer.add(complex + named));
}

/** A box used three times in an assembly: moved, doubled, mirrored. */
function usedByOperators(writer: StepWriter): void {
  const [box, assembly] = [writer.boxProduct('Box', BOX), writer.product('Assembly')];
  writer.usage(assembly, box, { to: [0, 0, -50] });
  writer.usageBy(assembly, box, { name: 'doubled', moved: writer.operator([100, 0, 0], 2) });
  writer.usageBy(assembly, box, { name: 'mirrored', moved: writer.operator([0, 0, 100], 1, MIRROR) });
}

/** In a file in millimetres: a part in inches; and one in inches doubled about the point from which it is measured. */
function inches(writer: StepWriter): void {
  const context = writer.contextOf([writer.inches()]);
  const part = (name: string, items: number[], type?: string) =>
    writer.product(name, writer.representation(items, type, context));
  const metric = writer.product('Metric');
  writer.usage(metric, part('InchPart', [writer.box('', [1, 2, 3]).solid]), { to: [100, 0, 0] });
  writer.usage(metric, writer.boxProduct('MetricPart', [1, 2, 3]), { to: [0, 100, 0] });
  const source = writer.representation([writer.box('', [3, 2, 1], [10, 0, 0]).solid], undefined, context);
  const mapped = writer.mapped(source, writer.placement([10, 0, 0]), writer.operator([100, 0, 0], 2));
  part('InchDoubled', [mapped], 'SHAPE_REPRESENTATION');
  const points = writer.add("COORDINATES_LIST('',4,((0.,0.,0.),(1.,0.,0.),(0.,2.,0.),(0.,0.,3.)))");
  const triangles = '((1,3,2),(1,2,4),(1,4,3),(2,3,4))';
  const face = writer.add(`TRIANGULATED_FACE('',#${points},4,(),$,(),${triangles})`);
  part('InchMesh', [writer.add(`TESSELLATED_SOLID('',(#${face}),$)`)], 'TESSELLATED_SHAPE_REPRESENTATION');
}

describe('places that do more than to move', () => {
  let made: Made;
  beforeAll(async () => {
    made = await convertMade((writer) =>
      [mappedByOperators, usedByOperators, inches].forEach((write) => write(writer)),
    );
  });
  const placed = (key: string) => {
    const part = made.parts.find((candidate) => candidate.key === `${key}#1`)!;
    return [part.low.join(), sizeOf(part), part.mirrored];
  };

  it.each([
    ['mirrored', '-30,0,0', '30 × 20 × 10', true],
    ['mirrored and doubled', '-60,0,100', '60 × 40 × 20', true],
    ['mirrored from its end', '0,0,200', '30 × 20 × 10', true],
    ['turned', '-60,0,300', '60 × 90 × 30', false],
    ['without axes', '0,0,400', '60 × 40 × 20', false],
    ['by a complex instance', '0,0,500', '15 × 10 × 5', false],
  ])('shows a mapped item %s', (key, low, size, mirrored) => {
    expect(placed(key)).toEqual([low, size, mirrored]);
  });

  it('shows usages that an operator scales and mirrors', () => {
    const boxes = made.parts.filter(({ name }) => name === 'Box');
    expect(boxes.map((part) => [part.low.join(), sizeOf(part), part.mirrored])).toEqual([
      ['0,0,-50', '30 × 20 × 10', false],
      ['100,0,0', '60 × 40 × 20', false],
      ['-30,0,100', '30 × 20 × 10', true],
    ]);
    expect(new Set(boxes.map(({ mesh }) => mesh)).size).toBe(1);
  });

  it('shows an inch part in a metric assembly in its size', () => {
    expect(placed('Metric/InchPart')).toEqual(['100,0,0', '25.4 × 50.8 × 76.2', false]);
    expect(placed('Metric/MetricPart')).toEqual(['0,100,0', '1 × 2 × 3', false]);
  });

  it('shows triangles in the unit of their own representation', () => {
    expect(placed('InchMesh')).toEqual(['0,0,0', '25.4 × 50.8 × 76.2', false]);
  });

  it('measures the points of an operator in the units of their own representations', () => {
    expect(placed('InchDoubled')).toEqual(['2540,0,0', '152.4 × 101.6 × 50.8', false]);
  });

  it('lets every surface face outwards', () => {
    expect(made.parts).toHaveLength(13);
    for (const { name, low, high, volume } of made.parts) {
      const share = name === 'InchMesh' ? 1 / 6 : 1;
      const box = high.reduce((product, value, axis) => product * (value - low[axis]!), 1);
      expect(volume / box).toBeCloseTo(share, 4);
    }
    expect(made.logs).toEqual([]);
  });
});
