import { caseFile, stepText } from './testing/step-text.js';
import { convertFixture } from '../testing/convert-fixture.js';
import { createTestContext } from '../testing/step-test-context.js';
import type { StepTestContext } from '../testing/step-test-context.js';
import { glbBbox } from './glb-bbox.js';
import { prescanStep } from './prescan-step.js';

let world: StepTestContext;
beforeEach(async () => void (world = await createTestContext()));
afterEach(() => world.dispose());

async function read(bytes: Buffer) {
  const { glb, parts } = await convertFixture(world.ctx, bytes);
  const warnings = world.logs.filter(({ level }) => level === 'warn').map(({ code, params }) => ({ code, params }));
  const { min, max } = (await glbBbox({ glb }, world.ctx)).bounding_box;
  return { parts, warnings, millimetres: max.map((value, axis) => Math.round((value - (min[axis] ?? 0)) * 1e3)) };
}

const BOX = [30, 10, 20];
const RED = '#ff0000';
const box = (change: (text: string) => string) => Buffer.from(change(caseFile('text-comment-first').toString()));

describe('a valid STEP file', () => {
  it.each(['text-bom', 'text-comment-first', 'text-ed3-anchor', 'text-ed3-reference', 'text-named-data'])(
    'is read: %s',
    async (name) => {
      const { parts, millimetres, warnings } = await read(caseFile(name));
      expect(millimetres).toEqual(BOX);
      expect(parts).toMatchObject([{ name: 'Block', colour: RED }]);
      expect(warnings).toEqual([]);
    },
  );

  it.each<[string, (text: string) => string]>([
    ['two sections, of which the second refers to the first', (text) => text.replace('#100=', 'ENDSEC;\nDATA;\n#100=')],
    ['two sections with names', (text) => text.replace('DATA;', "DATA('a',('S'));").replace('#100=', "ENDSEC;\nDATA('b',('S'));\n#100=")],
    ['blanks in its first line', (text) => ` \n${text.replace('ISO-10303-21;', 'ISO-10303-21 ;')}`],
    ['a name with a quote that is not doubled', (text) => text.replaceAll("'Block'", "'Bob's'")],
  ])('is read: %s', async (_, change) => {
    const { parts, millimetres } = await read(box(change));
    expect(millimetres).toEqual(BOX);
    expect(parts).toMatchObject([{ colour: RED }]);
  }); // prettier-ignore

  it('is read with a warning where the shape does not depend on the missing entity', async () => {
    const { parts, millimetres, warnings } = await read(caseFile('text-unused-dangling'));
    expect(millimetres).toEqual(BOX);
    expect(parts).toMatchObject([{ colour: RED }]);
    expect(warnings.map(({ code }) => code)).toEqual(['cad.unused_references']);
  });

  it('keeps the colours of a model whose list of views lacks an annotation', async () => {
    const { parts } = await read(
      box((text) => text.replace("#179=MECHANICAL_DESIGN_GEOMETRIC_PRESENTATION_REPRESENTATION('',(#178)", "#180=ANNOTATION_OCCURRENCE('',(#555),#556);\n#179=DRAUGHTING_MODEL('',(#180,#178)")),
    ); // prettier-ignore
    expect(parts).toMatchObject([{ colour: RED }]);
  });

  it('is read in millimetres where it declares no unit of length, with a warning', async () => {
    const { millimetres, warnings } = await read(caseFile('unit-none'));
    expect(millimetres).toEqual(BOX);
    expect(warnings).toEqual([{ code: 'cad.unit_missing', params: { count: 1, of: 1, assumed: 'millimetre' } }]);
  });
});

describe('the name of a part', () => {
  it.each([
    ['umlaut-utf8', []],
    ['umlaut-x1', []],
    ['umlaut-latin1-bytes', ['cad.names_guessed']],
  ])('is "Käfig" in %s', async (name, codes) => {
    const { parts, warnings } = await read(caseFile(name));
    expect(parts).toMatchObject([{ name: 'Käfig' }]);
    expect(warnings.map(({ code }) => code)).toEqual(codes);
  });

  it.each([
    ['Käfig', 'K\\X2\\00E4\\X0\\fig'],
    ['Käfig', 'K\\X4\\000000E4\\X0\\fig'],
    ['Käfig', 'K\\S\\dfig'],
    ["it's", "it''s"],
    ['a\\b', 'a\\\\b'],
    ['軸受', Buffer.from('軸受').toString('latin1')],
    ['軸受け', '\x8e\xb2\x8e\xf3\x82\xaf'],
    ['轴承', '\xd6\xe1\xb3\xd0'],
  ])('is "%s", written %s', async (name, written) => {
    const text = caseFile('umlaut-x1').toString('latin1').replaceAll('K\\X\\E4fig', () => written);
    expect((await read(Buffer.from(text, 'latin1'))).parts).toMatchObject([{ name }]);
  }); // prettier-ignore
});

describe('a broken STEP file', () => {
  it.each([
    ['text-nan', 'step_file_bad_number', /"NaN" in #7 CARTESIAN_POINT/],
    ['text-inf', 'step_file_bad_number', /"1.E400" in #7 CARTESIAN_POINT/],
    ['text-zero-id', 'step_file_bad_id', /#0 \(APPLICATION_CONTEXT\)/],
    ['text-duplicate-id', 'step_file_bad_id', /more than one entity with the number #7/],
    ['no-product', 'step_file_no_product', /1 shape but no PRODUCT_DEFINITION/],
    ['no-shape', 'step_file_no_geometry', /products but no surface or solid/],
  ])('is refused with its cause: %s', async (name, code, message) => {
    const refused = prescanStep(caseFile(name), 'made.stp');
    await expect(refused).rejects.toMatchObject({ code, retryable: false });
    await expect(refused).rejects.toThrow(message);
  });

  it('is refused in UTF-16, with what it is', async () => {
    for (const mark of ['\ufeff', '']) {
      const refused = prescanStep(Buffer.from(`${mark}${stepText('').toString()}`, 'utf16le'), 'made.stp');
      await expect(refused).rejects.toMatchObject({ code: 'step_file_not_step' });
      await expect(refused).rejects.toThrow(/UTF-16.*ASCII or UTF-8/);
    }
  });
});
