import type { PaletteEntry } from '#contracts';
import { definitions } from '#nodes/definitions';
import { byPlace } from './by-place.js';

const [definition] = definitions;
const entry = (category: string, label: string, place?: number): PaletteEntry => ({
  definition: { ...definition!, category, label },
  hash: '',
  form: place === undefined ? null : { place, order: [], groups: [], params: {}, logs: {} },
  availability: { state: 'live', reason: null },
});

describe('the order of the palette', () => {
  it('is that of categories, then of places, then of labels', () => {
    const entries = [
      ...[entry('Other', 'a'), entry('Geometry', 'b'), entry('Geometry', 'a'), entry('Another', 'c')],
      ...[entry('Order', 'z', 1), entry('Geometry', 'd', 2), entry('Geometry', 'e', 1)],
    ];
    const order = byPlace([
      { name: 'Order', colour: 'order' },
      { name: 'Geometry', colour: 'geometry' },
    ]);
    expect(entries.sort(order).map((one) => `${one.definition.category} ${one.definition.label}`)).toEqual([
      ...['Order z', 'Geometry e', 'Geometry d', 'Geometry a', 'Geometry b', 'Another c', 'Other a'],
    ]);
  });
});
