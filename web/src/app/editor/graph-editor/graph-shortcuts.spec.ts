import { editorShortcuts } from '../editor-shortcuts';
import { graphShortcuts, type GraphAction } from './graph-shortcuts';

const ran: string[] = [];
const actions = new Proxy({} as Record<GraphAction, () => void>, {
  get: (_, name) => () => void ran.push(String(name)),
});
const { shortcuts } = graphShortcuts(actions);
const run = (keys: string) => shortcuts.find((one) => one.run && one.keys.includes(keys))?.run?.();

describe('graphShortcuts', () => {
  it('gives no key twice', () => {
    const none = () => undefined;
    const all = [...shortcuts, ...editorShortcuts({ undo: none, redo: none }).shortcuts].flatMap(({ keys }) => keys);
    expect(all.filter((keys, index) => all.indexOf(keys) !== index)).toEqual([]);
  });

  it('runs what the keys are for, and leaves the clipboard to its own events', () => {
    ['Delete', 'Shift+Delete', 'F2', 'c', 'l', 'Ctrl+f', 'Ctrl+d', '0', '1', 'Ctrl+c', 'Tab'].forEach(run);
    expect(ran).toEqual([
      'remove',
      'removeApart',
      'rename',
      'connect',
      'layOut',
      'find',
      'duplicate',
      'resetZoom',
      'fit',
    ]);
  });
});
