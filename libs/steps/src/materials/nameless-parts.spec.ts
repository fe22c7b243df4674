import { seedCatalog } from '../catalog-seed/seed-catalog.js';
import type { Part } from '../domain.js';
import { AS1, BEARING, FLANGE, convertFixture } from '../testing/convert-fixture.js';
import { createTestContext } from '../testing/step-test-context.js';
import { materialChooser } from './choose-material.js';
import { isUnmapped } from './unmapped-parts.js';

async function partsOf(file: string): Promise<Part[]> {
  const test = await createTestContext();
  const { parts } = await convertFixture(test.ctx, file);
  await test.dispose();
  return parts;
}

const chooseMaterial = materialChooser(seedCatalog());

describe('the seed catalog on real parts', () => {
  it.each([BEARING, FLANGE, AS1])('leaves no part of %s unmapped', async (file) => {
    expect((await partsOf(file)).map(chooseMaterial).filter(isUnmapped)).toEqual([]);
  });

  it('recognises the parts of a bearing by shape and colour where the file has no names', async () => {
    const chosen = (await partsOf(BEARING)).map((part) => chooseMaterial({ ...part, name: 'Undefined' }));
    expect(chosen.map(({ material }) => material.key)).toEqual([
      'steel-brushed',
      'steel-brushed',
      'brass',
      ...Array.from({ length: 8 }, () => 'steel-polished'),
    ]);
    expect(chosen[3]?.why).toBe('rule:sphere (shape sphere)');
  });
});
