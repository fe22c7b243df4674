import type { Body } from './bodies.js';
import { nameOf } from './part-names.js';
import type { Product, Usage } from './products.js';

const product = (name: string): Product => ({ id: 0, rank: 0, name, usages: [], aliases: [], representations: [] });
const usage = (name: string): Usage => ({ id: 0, rank: 0, name, product: 0, aliases: [], isPlaced: true });
const body = (name: string): Body => ({ id: 0, rank: 0, name, kind: 'solid', shells: [], representations: [] });

function name(
  products: string[],
  { usages = [], own = '', alone = true }: { usages?: string[]; own?: string; alone?: boolean } = {},
) {
  const { path, name: shown, named } = nameOf(products.map(product), usages.map(usage), { body: body(own), alone });
  return [path.join('/'), shown, named];
}

describe('nameOf', () => {
  it('joins the names of the products on the way', () => {
    expect(name(['as1', 'l-bracket', 'bolt'])).toEqual(['as1/l-bracket/bolt', 'bolt', true]);
  });

  it('adds the name of a body where its product shows several', () => {
    expect(name(['Set'], { own: 'Bolt', alone: false })).toEqual(['Set/Bolt', 'Bolt', true]);
    expect(name(['Set'], { own: 'Bolt', alone: true })).toEqual(['Set', 'Set', true]);
    expect(name(['Set'], { alone: false })).toEqual(['Set', 'Set', true]);
  });

  it.each([
    '',
    'Undefined',
    'UNNAMED',
    'None',
    'NAUO12',
    '=>[0:1:1:2]',
    'ohne Name',
    'SOLID',
    'Body3',
    'COMPOUND',
    'Volumenkörper1',
    'PartBody',
    'Open_Shell(2)',
    'Boss-Extrude1',
    'Pad.2',
    'Verrundung3',
    'Mirror4',
  ])(/* prettier-ignore */ 'calls a part by the name above it where its own is %j', (own) => {
    const [path, shown, named] = name(['Deckel', own]);
    expect([path, shown, named]).toEqual([own === '' ? 'Deckel' : `Deckel/${own}`, 'Deckel', false]);
    expect(name(['Deckel'], { own, alone: false }).slice(1)).toEqual(own === '' ? ['Deckel', true] : ['Deckel', false]);
  });

  it.each([
    'Mirror',
    'Pad',
    'Pocket',
    'Body of pump',
    'Extrusion 40x40',
    'Solid tyre',
    'Shell-and-tube',
    '12',
    'Nonet',
  ])('takes %j for a name', (own) => {
    expect(name(['Unit', own])).toEqual([`Unit/${own}`, own, true]);
  });

  it('calls a product by its usage where it has no name, and never otherwise', () => {
    expect(name(['Unit', ''], { usages: ['Left clip'] })).toEqual(['Unit/Left clip', 'Left clip', true]);
    expect(name(['Unit', 'SOLID'], { usages: ['Left clip'] })).toEqual(['Unit/Left clip', 'Left clip', true]);
    expect(name(['Unit', 'Clip'], { usages: ['Left clip'] })).toEqual(['Unit/Clip', 'Clip', true]);
    expect(name(['Unit', ''], { usages: ['NAUO7'] })).toEqual(['Unit', 'Unit', false]);
  });

  it('is nameless where nothing on the way has a name', () => {
    expect(name(['', ''])).toEqual(['', '', false]);
    expect(name(['Undefined'])).toEqual(['Undefined', 'Undefined', false]);
  });
});
