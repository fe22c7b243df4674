import { isTyping, pressedKeys, shownKeys } from './shortcut';

const press = (key: string, held: Partial<KeyboardEvent> = {}) =>
  pressedKeys({ key, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...held });

describe('pressedKeys', () => {
  it('names the same keys with Ctrl and with the command key', () => {
    expect([press('z', { ctrlKey: true }), press('z', { metaKey: true })]).toEqual(['Ctrl+z', 'Ctrl+z']);
  });

  it('names Shift with letters and named keys, not with the characters that it makes', () => {
    const shiftKey = true;
    expect([press('Z', { shiftKey, ctrlKey: true }), press('?', { shiftKey }), press('Delete', { shiftKey })]).toEqual([
      'Ctrl+Shift+z',
      '?',
      'Shift+Delete',
    ]);
  });
});

describe('shownKeys', () => {
  it.each([
    ['Ctrl+z', 'Ctrl + Z'],
    ['+', '+'],
    ['Ctrl++', 'Ctrl + +'],
    ['Delete', 'Delete'],
  ])('writes %s as %s', (keys, shown) => expect(shownKeys(keys)).toBe(shown));
});

describe('isTyping', () => {
  it('keeps keys for fields and dialogs', () => {
    document.body.innerHTML = '<input /><div role="dialog"><button>x</button></div><button id="free">y</button>';
    const [input, inDialog, free] = [...document.body.querySelectorAll('input, button')];
    expect([input, inDialog, free].map((element) => isTyping(element ?? null))).toEqual([true, true, false]);
  });
});
