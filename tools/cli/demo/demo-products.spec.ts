import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { repositoryRoot } from '../../../deploy/local/repository-root.js';
import { defaultProducts, productKey, productsFromFiles } from './demo-products.js';

describe('demo products', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'hartomat-products-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('come with three real files', () => {
    expect(defaultProducts(repositoryRoot()).filter(({ file }) => existsSync(file))).toHaveLength(3);
  });

  it.each([
    ['Hub Ø20 (rev B)', 'hub-20-rev-b'],
    ['Lagergehäuse', 'lagergehause'],
    ['--', 'product'],
    ['x'.repeat(90), 'x'.repeat(60)],
  ])('turns the name %s into the key %s', (name, key) => {
    expect(productKey(name)).toBe(key);
  });

  it('keeps two files of the same name apart', () => {
    const files = [join(folder, 'part.stp'), join(folder, 'part.step')];
    for (const file of files) writeFileSync(file, '');
    expect(productsFromFiles(files).map(({ key }) => key)).toEqual(['part', 'part-2']);
  });

  it('refuses what is not there and what is no STEP file, naming it', () => {
    writeFileSync(join(folder, 'part.iges'), '');
    expect(() => productsFromFiles([join(folder, 'missing.stp')])).toThrow(`no file ${folder}/missing.stp`);
    expect(() => productsFromFiles([join(folder, 'part.iges')])).toThrow('not named like a STEP file');
  });
});
