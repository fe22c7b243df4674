import type { ShortcutGroup } from '../shell/shortcut';

type Action = 'undo' | 'redo' | 'remove' | 'fit' | 'resetZoom' | 'zoomIn' | 'zoomOut';

/** The keys of the editor; those without an action are the canvas's own, which work while it has the focus. */
export function editorShortcuts(actions: Record<Action, () => void>): ShortcutGroup {
  return {
    title: 'Editor',
    shortcuts: [
      { keys: ['Ctrl+z'], does: 'Undo', run: actions.undo },
      { keys: ['Ctrl+y', 'Ctrl+Shift+z'], does: 'Redo', run: actions.redo },
      { keys: ['Delete', 'Backspace'], does: 'Remove what is selected', run: actions.remove },
      { keys: ['1'], does: 'Show the whole graph', run: actions.fit },
      { keys: ['0'], does: 'Zoom to 100 %', run: actions.resetZoom },
      { keys: ['+', '='], does: 'Zoom in', run: actions.zoomIn },
      { keys: ['-'], does: 'Zoom out', run: actions.zoomOut },
      { keys: ['Arrows'], does: 'On the canvas: go to the next node or wire' },
      { keys: ['Space'], does: 'On the canvas: move the selected nodes by arrows, Space again drops them' },
      { keys: ['c'], does: 'On the canvas: draw a wire from the selected node; arrows choose its end, Enter connects' },
      { keys: ['Ctrl+a'], does: 'On the canvas: select all' },
      { keys: ['Escape'], does: 'On the canvas: select nothing' },
    ],
  };
}
