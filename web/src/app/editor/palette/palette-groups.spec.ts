import type { Schema } from '../../api/api-types';
import { paletteGroups, type PaletteEntry } from './palette-groups';

const entry = (label: string, category: string): PaletteEntry =>
  ({ definition: { label, category, step: label.toLowerCase(), description: `Does ${label}.` } }) as PaletteEntry;

const PALETTE: Schema<'PaletteReply'> = {
  entries: [entry('Render', 'Rendering'), entry('Export', 'Geometry'), entry('Odd', 'Else')],
  categories: [
    { name: 'Geometry', colour: 'geometry' },
    { name: 'Rendering', colour: 'rendering' },
    { name: 'Delivery', colour: 'delivery' },
  ],
  portTypes: [],
};

describe('paletteGroups', () => {
  it('has the categories in their order, and those of unknown name behind', () => {
    expect(paletteGroups(PALETTE, '').map(({ name, colour }) => [name, colour])).toEqual([
      ['Geometry', 'geometry'],
      ['Rendering', 'rendering'],
      ['Else', null],
    ]);
  });

  it('searches every word', () => {
    const found = paletteGroups(PALETTE, 'DOES exp').flatMap(({ entries }) => entries);
    expect(found.map(({ definition }) => definition.label)).toEqual(['Export']);
  });
});
