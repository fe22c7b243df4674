import { convertMade, sizeOf } from './testing/convert-made.js';
import type { Made } from './testing/convert-made.js';
import { StepWriter } from './testing/step-writer.js';

/** One part under two parents; twice at the same place; a product with a shape of its own and a part. */
function sharedParts(writer: StepWriter): void {
  const shared = writer.boxProduct('Shared', [30, 20, 10]);
  const both = writer.product('Both');
  for (const [at, name] of ['Left', 'Right'].entries()) {
    const parent = writer.product(name);
    writer.usage(parent, shared, { to: [100 * at, 0, 0] });
    writer.usage(both, parent);
  }
  const [same, twice] = [writer.boxProduct('Same', [5, 6, 7]), writer.product('Twice')];
  writer.usage(twice, same);
  writer.usage(twice, same);
  const own = writer.boxProduct('Own', [10, 10, 10]);
  writer.usage(own, writer.boxProduct('Small', [1, 2, 3]), { to: [20, 0, 0] });
}

function names(writer: StepWriter): void {
  const [clips, nameless] = [writer.product('Clips'), writer.boxProduct('', [2, 2, 2])];
  writer.usage(clips, nameless, { name: 'Left clip' });
  writer.usage(clips, nameless, { name: 'Right clip', to: [10, 0, 0] });
  writer.boxProduct('Mirror', [1, 1, 1]);
}

/** A shape that stands in another representation than the product's own, whichever way they are related. */
function relatedShapes(writer: StepWriter): void {
  const assembly = writer.product('Related assembly');
  for (const [at, name] of ['forwards', 'backwards'].entries()) {
    const solid = writer.representation([writer.box('', [9, 8, 7]).solid]);
    const own = writer.representation([], 'SHAPE_REPRESENTATION');
    const [one, two] = at === 0 ? [own, solid] : [solid, own];
    writer.add(`SHAPE_REPRESENTATION_RELATIONSHIP('','',#${one},#${two})`);
    writer.usage(assembly, writer.product(name, own), { to: [0, 20 * at, 0] });
    writer.style(solid, [1, 0, 0]);
  }
}

/** An assembly that shows its part by mapped items, with usages that have no place of their own. */
function mappedAssembly(writer: StepWriter): void {
  const [solid, origin] = [writer.box('', [3, 2, 1]).solid, writer.placement()];
  const shape = writer.representation([solid]);
  const part = writer.product('MappedPart', shape);
  const items = [5, 50].map((x) => writer.mapped(shape, origin, writer.placement([x, 0, 0])));
  const assembly = writer.product('MappedAssembly', writer.representation(items, 'SHAPE_REPRESENTATION'));
  for (const name of ['one', 'two']) writer.unplacedUsage(assembly, part, name);
}

describe('assemblies', () => {
  let made: Made;
  beforeAll(async () => {
    made = await convertMade((writer) =>
      [sharedParts, names, relatedShapes, mappedAssembly].forEach((write) => write(writer)),
    );
  });
  const keysAt = (root: string) =>
    made.parts.filter(({ instancePath }) => instancePath[0] === root).map(({ key, low }) => [key, low.join()]);

  it('lists a part under each of its parents, and keeps one mesh of it', () => {
    expect(keysAt('Both')).toEqual([
      ['Both/Left/Shared#1', '0,0,0'],
      ['Both/Right/Shared#1', '100,0,0'],
    ]);
    expect(new Set(made.parts.filter(({ name }) => name === 'Shared').map(({ mesh }) => mesh)).size).toBe(1);
  });

  it('lists a part with two equal placements twice', () => {
    expect(keysAt('Twice')).toEqual([
      ['Twice/Same#1', '0,0,0'],
      ['Twice/Same#2', '0,0,0'],
    ]);
  });

  it('shows both the shape of a product and the parts in it', () => {
    expect(keysAt('Own')).toEqual([
      ['Own#1', '0,0,0'],
      ['Own/Small#1', '20,0,0'],
    ]);
  });

  it('calls a part by its usage where its product has no name', () => {
    expect(keysAt('Clips')).toEqual([
      ['Clips/Left clip#1', '0,0,0'],
      ['Clips/Right clip#1', '10,0,0'],
    ]);
    expect(made.logs).toEqual([]);
  });

  it('finds shapes in related representations, with their colours', () => {
    expect(keysAt('Related assembly')).toEqual([
      ['Related assembly/forwards#1', '0,0,0'],
      ['Related assembly/backwards#1', '0,20,0'],
    ]);
    const related = made.parts.filter(({ instancePath }) => instancePath[0] === 'Related assembly');
    expect(related.map((part) => [sizeOf(part), part.colour])).toEqual(Array(2).fill(['9 × 8 × 7', '#ff0000']));
  });

  it('names the parts that an assembly shows by mapped items', () => {
    expect(keysAt('MappedAssembly')).toEqual([
      ['MappedAssembly/MappedPart#1', '5,0,0'],
      ['MappedAssembly/MappedPart#2', '50,0,0'],
    ]);
  });

  it('puts each part into the node of its assembly', () => {
    for (const { instancePath, groups } of made.parts.filter(({ key }) => key !== 'Own#1'))
      expect(groups).toEqual(instancePath.slice(0, -1));
  });

  it('gives the same keys for other numbers and another order of the entities', async () => {
    const writer = new StepWriter();
    [sharedParts, names, relatedShapes, mappedAssembly].forEach((write) => write(writer));
    const text = writer.text({ number: (n) => 900_000 - 7 * n, order: (all) => all.toReversed() });
    const again = await convertMade(Buffer.from(text));
    const rows = ({ parts }: Made) =>
      parts.map((part) => `${part.key} ${part.colour} ${part.groups.join('>')} ${sizeOf(part)}`).sort();
    expect(rows(again)).toEqual(rows(made));
  });
});

describe('assemblies that are not whole', () => {
  it('puts a part that has no place where its assembly is, and says so', async () => {
    const { parts, logs } = await convertMade((writer) => {
      const top = writer.product('Top', null);
      writer.unplacedUsage(top, writer.boxProduct('Part', [3, 2, 1]), 'one');
      writer.unplacedUsage(top, writer.product('Without shape', null), 'two');
      // Its relationship is one between other shapes.
      const other = writer.representation([], 'SHAPE_REPRESENTATION');
      const strange = writer.boxProduct('Strange', [4, 4, 4]);
      writer.usage(writer.product('Assembly'), { ...strange, representation: other }, { to: [50, 0, 0] });
    });
    expect(parts.map((part) => [part.key, part.low.join()])).toEqual([
      ['Top/Part#1', '0,0,0'],
      ['Assembly/Strange#1', '0,0,0'],
    ]);
    expect(logs).toEqual([{ level: 'warn', code: 'cad.parts_without_place', params: { count: 2 } }]);
  });

  it.each<[string, (writer: StepWriter) => void]>([
    ['itself', (writer) => cycle(writer, 1)],
    ['two others', (writer) => cycle(writer, 3)],
  ])('refuses a product that contains itself by %s, naming it', async (_, write) => {
    const refused = convertMade(write);
    await expect(refused).rejects.toMatchObject({ code: 'step_file_unreadable', details: { product: 'Part 0' } });
    await expect(refused).rejects.toThrow(/the product "Part 0" \(#\d+\) is a part of itself/);
  });
});

function cycle(writer: StepWriter, length: number): void {
  const parts = Array.from({ length }, (_, at) => writer.boxProduct(`Part ${at}`, [1, 1, 1]));
  for (const [at, part] of parts.entries()) writer.usage(part, parts[(at + 1) % length]!);
  writer.usage(writer.product('Top'), parts[0]!);
}
