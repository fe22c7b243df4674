import { convertMade } from './testing/convert-made.js';
import type { Made } from './testing/convert-made.js';
import type { StepWriter } from './testing/step-writer.js';

const RED = [1, 0, 0] as const;
const GREEN = [0, 1, 0] as const;
const BLUE = [0, 0, 1] as const;
const CUBE = [10, 10, 10] as const;

/** A bolt twice in a kit, the kit twice in a product: in the second kit the second bolt is red. */
function overrideFromAbove(writer: StepWriter): void {
  const bolt = writer.boxProduct('Bolt', CUBE);
  const style = writer.style(bolt.solid, GREEN);
  const [kit, top] = [writer.product('Kit'), writer.product('Top')];
  const second = [writer.usage(kit, bolt), writer.usage(kit, bolt, { to: [0, 0, 20] })][1]!;
  const other = [writer.usage(top, kit), writer.usage(top, kit, { to: [100, 0, 0] })][1]!;
  writer.override(bolt.solid, RED, style, [other.place, second.place]);
}

/** Two of a pin, the second hidden by an override; two of a clip, the second hidden by a style of its usage. */
function hiddenInstances(writer: StepWriter): void {
  const [pin, clip] = [writer.boxProduct('Pin', CUBE), writer.boxProduct('Clip', CUBE)];
  const [holder, rail] = [writer.product('Holder'), writer.product('Rail')];
  const style = writer.style(pin.solid, BLUE);
  writer.usage(holder, pin);
  const hidden = writer.usage(holder, pin, { to: [20, 0, 0] });
  writer.hide(writer.override(pin.solid, BLUE, style, [hidden.place]));
  writer.usage(rail, clip);
  writer.hide(writer.style(writer.usage(rail, clip, { to: [20, 0, 0] }).shape, RED));
}

function stylesOfOthers(writer: StepWriter): void {
  const placed = writer.boxProduct('Placed', CUBE);
  const row = writer.product('Row');
  writer.style(writer.usage(row, placed).shape, RED);
  writer.usage(row, placed, { to: [20, 0, 0] });
  const faces = writer.boxProduct('Faces', CUBE);
  writer.override(faces.faces[0]!, BLUE, writer.style(faces.solid, RED));
  const twice = writer.boxProduct('Twice', CUBE);
  writer.override(twice.solid, BLUE, writer.style(twice.solid, RED));
  const open = writer.boxProduct('Open', CUBE);
  writer.hide(writer.style(open.faces[1]!, RED));
}

/** A part used three times: a face of the second is red, a face of the third is hidden. */
function facesInPlaces(writer: StepWriter): void {
  const [plate, stack] = [writer.boxProduct('Plate', CUBE), writer.product('Stack')];
  const style = writer.style(plate.faces[1]!, GREEN);
  const [, red, open] = [0, 20, 40].map((x) => writer.usage(stack, plate, { to: [x, 0, 0] }));
  writer.override(plate.faces[1]!, RED, style, [red!.place]);
  writer.hide(writer.override(plate.faces[1]!, BLUE, style, [open!.place]));
}

/** One part shown five times by mapped items. */
function mappedItems(writer: StepWriter): void {
  const body = writer.box('', CUBE);
  writer.style(body.solid, GREEN);
  const [source, origin] = [writer.representation([body.solid]), writer.placement()];
  const at = [0, 20, 40, 60, 80].map((x) => writer.mapped(source, origin, writer.placement([x, 0, 0])));
  writer.style(at[1]!, RED);
  writer.hide(at[2]!, writer.layer('off', [at[3]!]));
  writer.product('Maps', writer.representation(at, 'SHAPE_REPRESENTATION'));
}

describe('colours and visibility of instances', () => {
  let made: Made;
  beforeAll(async () => {
    made = await convertMade((writer) => {
      [overrideFromAbove, hiddenInstances, stylesOfOthers, facesInPlaces, mappedItems].forEach((write) =>
        write(writer),
      );
    });
  });
  const shown = (root: string) =>
    made.parts
      .filter(({ instancePath }) => instancePath[0] === root)
      .map(({ key, low, colours }) => [key, low.join(), colours]);

  it('overrides a body in one place only, named by usages of two levels', () => {
    expect(shown('Top')).toEqual([
      ['Top/Kit/Bolt#1', '0,0,0', { '#00ff00': 12 }],
      ['Top/Kit/Bolt#2', '0,0,20', { '#00ff00': 12 }],
      ['Top/Kit/Bolt#3', '100,0,0', { '#00ff00': 12 }],
      ['Top/Kit/Bolt#4', '100,0,20', { '#ff0000': 12 }],
    ]);
  });

  it('hides one instance by an override, and one by the style of its usage', () => {
    expect(shown('Holder')).toEqual([['Holder/Pin#1', '0,0,0', { '#0000ff': 12 }]]);
    expect(shown('Rail')).toEqual([['Rail/Clip#1', '0,0,0', { uncoloured: 12 }]]);
  });

  it('colours one instance by the style of its usage', () => {
    expect(shown('Row')).toEqual([
      ['Row/Placed#1', '0,0,0', { '#ff0000': 12 }],
      ['Row/Placed#2', '20,0,0', { uncoloured: 12 }],
    ]);
  });

  it('lets an override win over what it overrides, on a face and on a body', () => {
    expect(shown('Faces')).toEqual([['Faces#1', '0,0,0', { '#0000ff': 2, '#ff0000': 10 }]]);
    expect(shown('Twice')).toEqual([['Twice#1', '0,0,0', { '#0000ff': 12 }]]);
  });

  it('leaves out a face that is hidden', () => {
    expect(shown('Open')).toEqual([['Open#1', '0,0,0', { uncoloured: 10 }]]);
  });

  it('colours and hides a face in one place only', () => {
    expect(shown('Stack')).toEqual([
      ['Stack/Plate#1', '0,0,0', { uncoloured: 10, '#00ff00': 2 }],
      ['Stack/Plate#2', '20,0,0', { uncoloured: 10, '#ff0000': 2 }],
      ['Stack/Plate#3', '40,0,0', { uncoloured: 10 }],
    ]);
  });

  it('colours and hides what mapped items show', () => {
    expect(shown('Maps')).toEqual([
      ['Maps#1', '0,0,0', { '#00ff00': 12 }],
      ['Maps#2', '20,0,0', { '#ff0000': 12 }],
      ['Maps#3', '80,0,0', { '#00ff00': 12 }],
    ]);
  });

  it('says how many parts are hidden', () => {
    expect(made.logs).toEqual([{ level: 'info', code: 'cad.parts_hidden', params: { count: 4 } }]);
  });
});

describe('what is hidden', () => {
  it('is what layers list that are off, and what is listed itself', async () => {
    const { parts, logs } = await convertMade((writer) => {
      const made = (name: string) => writer.boxProduct(name, CUBE);
      writer.layer('on', [made('Shown').solid]);
      const off = [
        [writer.style(made('by its styled item').solid, RED)],
        [made('by its representation').representation!],
        [made('by its body').solid],
        [made('by its shell').shell],
        made('by all of its faces').faces,
      ];
      writer.hide(...off.map((items, at) => writer.layer(`off ${at}`, items)), made('itself').solid);
    });
    expect(parts.map(({ key }) => key)).toEqual(['Shown#1']);
    expect(logs).toEqual([
      { level: 'warn', code: 'cad.parts_without_surface', params: { parts: ['by all of its faces#1'] } },
      { level: 'info', code: 'cad.parts_hidden', params: { count: 5 } },
    ]);
  });

  it('is named where nothing else is in the file', async () => {
    const hidden = convertMade((writer) => void writer.hide(writer.boxProduct('Only', CUBE).solid));
    await expect(hidden).rejects.toMatchObject({ code: 'step_file_no_geometry', details: { hidden: 1 } });
  });
});
