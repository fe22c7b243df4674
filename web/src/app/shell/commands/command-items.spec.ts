import { commandsOf } from './command-items';

describe('commandsOf', () => {
  const undo = () => undefined;
  const groups = [
    {
      title: 'Editor',
      shortcuts: [
        { keys: ['Ctrl+z'], does: 'Undo', run: undo },
        { keys: ['Arrows'], does: 'Go on' },
        { keys: ['Ctrl+k'], does: 'This list', run: undo },
      ],
    },
  ];

  it('has what the page can do with its keys, then all pages, then workflows', () => {
    const { items, commands } = commandsOf(groups, [{ key: 'still', label: 'Still' }], 'Ctrl+k');
    expect(items.map(({ label, hint }) => `${label}: ${hint}`)).toEqual([
      'Undo: Editor · Ctrl + Z',
      ...['Workflows', 'Runs', 'Orders', 'Catalog'].map((page) => `${page}: Open the page`),
      'Still: Open the workflow still',
    ]);
    expect(commands.get('do:Editor/Undo')).toEqual({ run: undo });
    expect(commands.get('page:/orders')).toEqual({ address: '/orders' });
    expect(commands.get('workflow:still')).toEqual({ address: '/workflows/still' });
  });

  it('lists nothing that another part of the page handles, nor itself', () => {
    const { items } = commandsOf(groups, [], 'Ctrl+k');
    expect(items.filter(({ id }) => id.startsWith('do:'))).toHaveLength(1);
  });
});
