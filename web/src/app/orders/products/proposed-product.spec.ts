import { fileFault, proposedProduct, sizeText } from './proposed-product';

describe('proposedProduct', () => {
  it.each([
    ['Hub Ø20_(rev B).stp', 'Hub Ø20 (rev B)', 'hub-20-rev-b'],
    ['Wälzlager.STEP', 'Wälzlager', 'walzlager-2'],
    ['.step', 'Product', 'product'],
    ['軸受.p21', '軸受', 'product'],
  ])('of %s', (fileName, name, key) => {
    expect(proposedProduct(fileName, new Set(['walzlager']))).toEqual({ name, key });
  });
});

describe('fileFault', () => {
  it.each([
    [{ name: 'a.step', size: 1 }, null],
    [{ name: 'A.STP', size: 100 * 1024 * 1024 }, null],
    [{ name: 'a.step', size: 0 }, /empty/],
    [{ name: 'a.step', size: 100 * 1024 * 1024 + 1 }, /101 MB/],
    [{ name: 'a.pdf', size: 1 }, /not named like a STEP file/],
  ])('of %j', (file, fault) => {
    if (fault === null) expect(fileFault(file)).toBeNull();
    else expect(fileFault(file)).toMatch(fault);
  });
});

describe('sizeText', () => {
  it.each([
    [35, '35 B'],
    [34_600, '35 kB'],
    [1_240_000, '1.2 MB'],
    [104_857_600, '105 MB'],
  ])('of %d', (bytes, text) => expect(sizeText(bytes)).toBe(text));
});
