import type { ShortcutGroup } from '../../shell/shortcut';

type Action = 'fit' | 'resetZoom' | 'zoomIn' | 'zoomOut';

/** The keys of a graph that is only looked at; those without an action are the canvas's own, while it has the focus. */
export function viewShortcuts(title: string, actions: Record<Action, () => void>): ShortcutGroup {
  return {
    title,
    shortcuts: [
      { keys: ['1'], does: 'Show the whole graph', run: actions.fit },
      { keys: ['0'], does: 'Zoom to 100 %', run: actions.resetZoom },
      { keys: ['+', '='], does: 'Zoom in', run: actions.zoomIn },
      { keys: ['-'], does: 'Zoom out', run: actions.zoomOut },
      { keys: ['Arrows'], does: 'On the canvas: go to the next node or wire' },
      { keys: ['Escape'], does: 'On the canvas: select nothing' },
    ],
  };
}
