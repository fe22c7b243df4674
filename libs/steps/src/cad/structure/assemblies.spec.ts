import { AS1, SHIPPED, fixture } from '../../testing/convert-fixture.js';
import { StepWriter } from '../testing/step-writer.js';
import type { Vector } from '../testing/geometry-writer.js';
import { readStructure } from './structure.js';

type Write = (writer: StepWriter) => void;

/** The transformations of an assembly that a spec writes, as rows of rounded numbers. */
function movesOf(write: Write): number[][][] {
  const writer = new StepWriter();
  write(writer);
  const { assemblies } = readStructure(Buffer.from(writer.text()));
  return [...assemblies.values()].map((moves) =>
    moves.map((move) => move.map((value) => Math.round(value * 1e9) / 1e9)),
  );
}

const AT: Vector = [10, 20, 30];

describe('readAssemblies', () => {
  it('knows every usage of assemblies of several CAD systems', async () => {
    for (const file of [AS1, `${SHIPPED}cax-if/as1-tu-203.stp`, `${SHIPPED}cax-if/as1_pe_203.stp`]) {
      const { assemblies } = readStructure(await fixture(file));
      expect([...assemblies.values()].map((moves) => moves.length).sort()).toEqual([2, 3, 4, 4]);
    }
  });

  it('moves and turns from the placement in the part to the one in the assembly', () => {
    const turned: Write = (writer) => {
      const [unit, bolt] = [writer.product('Unit'), writer.boxProduct('Bolt', [1, 1, 1])];
      const from = writer.placement([1, 0, 0], [1, 0, 0], [0, 1, 0]);
      const to = writer.placement(AT, [0, 0, 2], [0, 3, 0]);
      const moved = writer.add(`ITEM_DEFINED_TRANSFORMATION('','',#${from},#${to})`);
      writer.usageBy(unit, bolt, { name: '1', moved });
    };
    // The part's x is the assembly's z, its y the assembly's y; its (1, 0, 0) comes to (10, 20, 30).
    expect(movesOf(turned)).toEqual([[[0, 0, -1, 10, 0, 1, 0, 20, 1, 0, 0, 29]]]);
  });

  it('passes over points and curves of an assembly', () => {
    const drawn: Write = (writer) => {
      const point = writer.point(AT);
      const curves = writer.add(`GEOMETRIC_CURVE_SET('',(#${point}))`);
      const unit = writer.product('Unit', writer.representation([point, curves], 'SHAPE_REPRESENTATION'));
      writer.usage(unit, writer.boxProduct('Bolt', [1, 1, 1]), { to: AT });
    };
    expect(movesOf(drawn)).toEqual([[[1, 0, 0, 10, 0, 1, 0, 20, 0, 0, 1, 30]]]);
  });

  it('takes the units of either representation', () => {
    const inches: Write = (writer) => {
      const context = writer.contextOf([writer.inches()]);
      const unit = writer.product('Unit', writer.representation([], 'SHAPE_REPRESENTATION', context));
      writer.usage(unit, writer.boxProduct('Bolt', [1, 1, 1]), { to: [1, 0, 2] });
    };
    expect(movesOf(inches)).toEqual([[[1, 0, 0, 25.4, 0, 1, 0, 0, 0, 0, 1, 50.8]]]);
  });

  it.each<[string, Write]>([
    ['that shows a body of its own', (writer) => writer.usage(boxed(writer), writer.boxProduct('Bolt', [1, 1, 1]))],
    [
      'with a usage that has no place',
      (writer) => {
        const [unit, bolt] = [writer.product('Unit'), writer.boxProduct('Bolt', [1, 1, 1])];
        writer.usage(unit, bolt);
        writer.unplacedUsage(unit, bolt, 'somewhere');
      },
    ],
    [
      'with a usage that an operator places',
      (writer) => {
        const [unit, bolt] = [writer.product('Unit'), writer.boxProduct('Bolt', [1, 1, 1])];
        writer.usage(unit, bolt, { to: writer.operator(AT, 1) });
      },
    ],
    [
      'whose relationship exchanges part and assembly',
      (writer) => {
        const [unit, bolt] = [writer.product('Unit'), writer.boxProduct('Bolt', [1, 1, 1])];
        const moved = writer.add(`ITEM_DEFINED_TRANSFORMATION('','',#${writer.placement()},#${writer.placement(AT)})`);
        const [above, below] = [unit.representation, bolt.representation];
        writer.usageBy({ ...unit, representation: below }, { ...bolt, representation: above }, { name: '1', moved });
      },
    ],
    [
      'whose placement lacks a direction',
      (writer) => {
        const [unit, bolt] = [writer.product('Unit'), writer.boxProduct('Bolt', [1, 1, 1])];
        const to = writer.add(`AXIS2_PLACEMENT_3D('',#${writer.point(AT)},#${writer.direction([1, 1, 0])},$)`);
        writer.usage(unit, bolt, { to });
      },
    ],
  ])('leaves to the reader an assembly %s', (_, write) => {
    expect(movesOf(write)).toEqual([]);
  });
});

function boxed(writer: StepWriter) {
  return writer.boxProduct('Unit', [5, 5, 5]);
}
