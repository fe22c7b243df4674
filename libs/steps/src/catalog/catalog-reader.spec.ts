import type { CatalogDocument } from '../domain.js';
import { createTestContext } from '../testing/step-test-context.js';
import { createArtifactCatalogReader } from './catalog-reader.js';

const catalog: CatalogDocument = {
  version: 1,
  materials: [{ key: 'steel', label: 'Stahl', category: 'metal', baseColour: '#888888', metalness: 1, roughness: 0.3 }],
  aliases: [],
  rules: [],
  defaultMaterial: 'steel',
  templates: [],
  outputTypes: [],
};

async function storeOf(documentBytes: string) {
  const { ctx, dispose } = await createTestContext();
  const { sha256 } = await ctx.artifacts.put(Buffer.from(documentBytes), 'application/json');
  return { artifacts: ctx.artifacts, sha256, dispose };
}

describe('createArtifactCatalogReader', () => {
  it('reads the catalog that a digest names, and reads it from the store once', async () => {
    const { artifacts, sha256, dispose } = await storeOf(JSON.stringify(catalog));
    let reads = 0;
    const counting = { ...artifacts, read: (id: string) => (reads++, artifacts.read(id)) };
    const reader = createArtifactCatalogReader(counting);
    expect(await reader.load(sha256)).toEqual(catalog);
    expect(await reader.load(sha256)).toEqual(catalog);
    expect(reads).toBe(1);
    await dispose();
  });

  it('returns an immutable document', async () => {
    const { artifacts, sha256, dispose } = await storeOf(JSON.stringify(catalog));
    const loaded = await createArtifactCatalogReader(artifacts).load(sha256);
    expect(() => loaded.materials.push(catalog.materials[0]!)).toThrow(TypeError);
    await dispose();
  });

  it('says catalog_missing for an unknown digest and finds it once it is there', async () => {
    const { artifacts, sha256, dispose } = await storeOf(JSON.stringify(catalog));
    let hidden = true;
    const hiding = { ...artifacts, read: (id: string) => artifacts.read(hidden ? '0'.repeat(64) : id) };
    const reader = createArtifactCatalogReader(hiding);
    await expect(reader.load(sha256)).rejects.toMatchObject({ code: 'catalog_missing', retryable: false });
    hidden = false;
    expect(await reader.load(sha256)).toEqual(catalog);
    await dispose();
  });

  it.each(['not json', '[]', 'null', '{"version":2}'])('says catalog_unreadable for %s', async (text) => {
    const { artifacts, sha256, dispose } = await storeOf(text);
    await expect(createArtifactCatalogReader(artifacts).load(sha256)).rejects.toMatchObject({
      code: 'catalog_unreadable',
    });
    await dispose();
  });
});
