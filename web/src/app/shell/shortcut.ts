/** A key of a page. `keys` as `KeyboardEvent.key`, with `Ctrl+` (also the Mac's command key) and `Shift+` before it. */
export interface Shortcut {
  keys: readonly string[];
  does: string;
  /** Left out where another part of the page handles the key and it is only listed. */
  run?: () => void;
}

export interface ShortcutGroup {
  title: string;
  shortcuts: readonly Shortcut[];
}

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>;

/** The pressed key in the words of `Shortcut.keys`. Shift is part of a character that it makes, such as `?`. */
export function pressedKeys({ key, ctrlKey, metaKey, shiftKey, altKey }: Pressed): string {
  const isCharacter = key.length === 1;
  const name = isCharacter ? key.toLowerCase() : key;
  const withShift = shiftKey && (!isCharacter || name !== name.toUpperCase());
  return `${ctrlKey || metaKey ? 'Ctrl+' : ''}${altKey ? 'Alt+' : ''}${withShift ? 'Shift+' : ''}${name}`;
}

/** The keys as they are written for people. */
export function shownKeys(keys: string): string {
  return keys
    .split(/\+(?=.)/)
    .map((key) => (key.length === 1 ? key.toUpperCase() : key))
    .join(' + ');
}

/** Whether a key belongs to what is focused, such as a text field, and not to the page. */
export function isTyping(target: EventTarget | null): boolean {
  const element = target instanceof HTMLElement ? target : null;
  return element?.closest('input, textarea, select, [contenteditable], [role="dialog"]') != null;
}
