import { readAll } from '#artifacts';
import { openFlangeUnit } from '../testing/flange-unit.js';
import type { FlangeUnit } from '../testing/flange-unit.js';
import { execute } from './executor.js';

describe('glb_export on the flange unit', () => {
  let unit: FlangeUnit;
  beforeAll(async () => void (unit = await openFlangeUnit()));
  afterAll(() => unit.dispose());

  const exportAt = async (quality: 'preview' | 'fine') => {
    const { cad_file } = await unit.setup();
    return execute({ params: { quality }, inputs: { cad_file }, run: unit.run }, unit.ctx);
  };
  const triangles = (parts: { triangles: number }[]) => parts.reduce((sum, part) => sum + part.triangles, 0);

  it('exports a GLB of all eight parts with their names as written, and a key for each', async () => {
    const { glb, parts } = await exportAt('preview');
    const bytes = await readAll(unit.ctx.artifacts, glb.artifact.sha256);
    expect(Buffer.from(bytes.subarray(0, 4)).toString()).toBe('glTF');
    expect(parts.map(({ name }) => name).slice(0, 3)).toEqual(['Flansch_Gehäuse', 'Seal Ring', 'ISO4762 M8x12.1']);
    expect(new Set(parts.map(({ key }) => key)).size).toBe(8);
  });

  it('follows round faces more closely at a finer quality', async () => {
    const [preview, fine] = [await exportAt('preview'), await exportAt('fine')];
    expect(triangles(fine.parts)).toBeGreaterThan(triangles(preview.parts) * 1.5);
  });
});
