import type { ShortcutGroup } from '../shell/shortcut';

type Action = 'undo' | 'redo';

/** The keys of the editor beside those of its graph. */
export function editorShortcuts(actions: Record<Action, () => void>): ShortcutGroup {
  return {
    title: 'Editor',
    shortcuts: [
      { keys: ['Ctrl+z'], does: 'Undo', run: actions.undo },
      { keys: ['Ctrl+y', 'Ctrl+Shift+z'], does: 'Redo', run: actions.redo },
    ],
  };
}
