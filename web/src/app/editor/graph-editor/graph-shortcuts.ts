import type { Shortcut, ShortcutGroup } from '../../shell/shortcut';

const ACTIONS = {
  remove: [['Delete', 'Backspace'], 'Remove what is selected, and join the wires of a removed node'],
  removeApart: [['Shift+Delete', 'Shift+Backspace'], 'Remove what is selected, and join nothing'],
  rename: [['F2'], 'Name the selected node'],
  connect: [['c'], 'Connect the selected node: choose where the wire leads'],
  duplicate: [['Ctrl+d'], 'Duplicate the selected nodes'],
  selectAll: [['Ctrl+a'], 'Select all nodes'],
  group: [['Ctrl+g'], 'Group the selected nodes'],
  ungroup: [['Ctrl+Shift+g'], 'Take the selected nodes out of their group'],
  note: [['n'], 'Write a note'],
  layOut: [['l'], 'Lay out the graph; Escape stops it'],
  find: [['Ctrl+f'], 'Find in the graph'],
  fit: [['1'], 'Show the whole graph'],
  resetZoom: [['0'], 'Zoom to 100 %'],
  zoomIn: [['+', '='], 'Zoom in'],
  zoomOut: [['-', '_'], 'Zoom out'],
  escape: [['Escape'], 'Select nothing'],
} as const satisfies Record<string, readonly [readonly string[], string]>;

export type GraphAction = keyof typeof ACTIONS;

/** Keys that the canvas handles itself while it has the focus, and those of the clipboard. */
const LISTED: readonly Shortcut[] = [
  { keys: ['Tab'], does: 'On the canvas: add a step, after the selected node or into the selected wire' },
  { keys: ['Arrows'], does: 'On the canvas: go to the next node or wire' },
  { keys: ['Ctrl+Arrows'], does: 'On the canvas: follow the wires' },
  { keys: ['Shift+Arrows'], does: 'On the canvas: select the next one as well; dragging with Shift selects an area' },
  { keys: ['Alt+Arrows'], does: 'On the canvas: move the selected nodes, with Shift further' },
  { keys: ['Ctrl+c', 'Ctrl+x', 'Ctrl+v'], does: 'Copy, cut and paste nodes' },
];

/** The keys of the graph. */
export function graphShortcuts(actions: Record<GraphAction, () => void>): ShortcutGroup {
  const shortcuts = Object.entries(ACTIONS).map(([action, [keys, does]]): Shortcut => ({
    keys,
    does,
    run: actions[action as GraphAction],
  }));
  return { title: 'Graph', shortcuts: [...LISTED, ...shortcuts] };
}
