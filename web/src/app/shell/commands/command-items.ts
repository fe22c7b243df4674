import type { Schema } from '../../api/api-types';
import type { PickItem } from '../../parts/picker/pick-item';
import { shownKeys, type ShortcutGroup } from '../shortcut';
import { PAGES } from '../top-bar-pages';

/** What is done where an entry is chosen: an address is opened, or something of the page is run. */
export type Command = { address: string } | { run: () => void };

/** All that can be done on the page, and opened from it. `hides` is the key that opened the list. */
export function commandsOf(
  groups: readonly ShortcutGroup[],
  workflows: readonly Pick<Schema<'WorkflowListEntry'>, 'key' | 'label'>[],
  hides: string,
): { items: PickItem[]; commands: ReadonlyMap<string, Command> } {
  const entries = [...actions(groups, hides), ...pages(), ...workflows.map(workflowEntry)];
  return {
    items: entries.map(({ item }) => item),
    commands: new Map(entries.map(({ item, command }) => [item.id, command])),
  };
}

interface Entry {
  item: PickItem;
  command: Command;
}

const entry = (item: Pick<PickItem, 'id' | 'label' | 'hint' | 'icon'>, command: Command): Entry => ({
  item: { ...item, colour: null, words: '', refused: null },
  command,
});

function actions(groups: readonly ShortcutGroup[], hides: string): Entry[] {
  return groups.flatMap(({ title, shortcuts }) =>
    shortcuts.flatMap(({ keys, does, run }) => {
      if (run === undefined || keys.includes(hides)) return [];
      const hint = `${title} · ${keys.map(shownKeys).join(' or ')}`;
      return [entry({ id: `do:${title}/${does}`, label: does, hint, icon: 'keyboard_command_key' }, { run })];
    }),
  );
}

const pages = (): Entry[] =>
  PAGES.map(({ address, label }) =>
    entry({ id: `page:${address}`, label, hint: 'Open the page', icon: 'account_tree' }, { address }),
  );

const workflowEntry = ({ key, label }: { key: string; label: string }): Entry =>
  entry(
    { id: `workflow:${key}`, label, hint: `Open the workflow ${key}`, icon: 'account_tree' },
    { address: `/workflows/${key}` },
  );
