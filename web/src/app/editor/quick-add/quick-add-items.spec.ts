import { PALETTE } from '../testing/test-steps';
import { quickAddItems } from './quick-add-items';

const ids = (...args: [Parameters<typeof quickAddItems>[1], Parameters<typeof quickAddItems>[2]]) =>
  quickAddItems(PALETTE, ...args).map(({ id }) => id);

describe('quickAddItems', () => {
  it('are all steps, and say which has no worker', () => {
    expect(ids({ kind: 'nowhere' }, null)).toEqual(['export', 'render', 'convert', 'save', 'notify']);
    expect(quickAddItems(PALETTE, { kind: 'nowhere' }, null).at(-1)?.hint).toBe('Order · no worker');
  });

  it('are for a port only those that a wire from it fits', () => {
    const connector = { side: 'out', nodeId: 'r', port: 'render' } as const;
    expect(ids({ kind: 'port', connector }, 'render')).toEqual(['convert', 'save']);
    expect(ids({ kind: 'port', connector: { ...connector, side: 'in' } }, 'render')).toEqual(['render', 'convert']);
    expect(ids({ kind: 'port', connector: { side: 'out', nodeId: 'r' } }, null)).toHaveLength(5);
  });
});
