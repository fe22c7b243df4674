import { seedCatalog } from '#steps';
import type { CatalogDocument } from '#steps';
import { casesOf } from './golden-case.js';
import { scaledCatalog } from './golden-catalog.js';
import { seedDrift } from './seed-drift.js';

const approved = { catalog: scaledCatalog(seedCatalog()), cases: casesOf(seedCatalog()) };

function changed(change: (seed: CatalogDocument) => void): string[] {
  const seed = seedCatalog();
  change(seed);
  return seedDrift(approved, seed);
}

describe('a seed that golden cases were not made with', () => {
  it('is none where nothing changed', () => {
    expect(changed(() => undefined)).toEqual([]);
  });

  it('names the output type that changed, and how to record and approve it', () => {
    const [said, ...more] = changed(({ outputTypes }) => (outputTypes[1]!.template = 'studio-dark'));
    expect(more).toEqual([]);
    expect(said).toMatch(
      /"still-cutout-512".*golden record still-cutout-512--flange-unit.*golden approve still-cutout-512--flange-unit/,
    );
  });

  it('names a new output type without a case, and a case of a removed output type', () => {
    const [first, second] = changed(({ outputTypes }) => (outputTypes[2]!.key = 'still-new'));
    expect(first).toMatch(/"still-new" has no golden case "still-new--flange-unit"/);
    expect(second).toMatch(/The output type "still-top-jpg-800" of the golden case .* no longer exists/);
  });

  it('names what every case sees', () => {
    const [said] = changed(({ materials }) => (materials[0]!.roughness = 0.9));
    expect(said).toMatch(/seed's materials changed, which every case sees\. .*turntable-dark-256--flange-unit/);
  });
});

it('scales the longer side of an output type to 128 pixels, in the preset too, and keeps the frames of a turn', () => {
  const seed = seedCatalog();
  const turntable = seed.outputTypes.find(({ key }) => key === 'turntable-dark-256')!;
  Object.assign(turntable, { width: 600, height: 300 });
  turntable.legacyPreset.params['resolution'] = [300, 600];
  const scaled = scaledCatalog(seed).outputTypes.find(({ key }) => key === 'turntable-dark-256');
  expect(scaled).toMatchObject({
    width: 128,
    height: 64,
    legacyPreset: { params: { resolution: [64, 128], frames: 24 } },
  });
});
