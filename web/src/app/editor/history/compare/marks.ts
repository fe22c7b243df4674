import type { Mark } from './compared-graph';

/** How a mark is shown: never by its colour alone. */
export const MARKS: Readonly<Record<Mark, { icon: string; word: string }>> = {
  added: { icon: 'add_circle', word: 'added' },
  removed: { icon: 'do_not_disturb_on', word: 'removed' },
  changed: { icon: 'change_circle', word: 'changed' },
  moved: { icon: 'open_with', word: 'layout' },
};
