import { rememberLine, rememberedLine } from './remembered-line';

const storage = (): Storage => {
  const values = new Map<string, string>();
  return {
    getItem: (name: string) => values.get(name) ?? null,
    setItem: (name: string, value: string) => void values.set(name, value),
  } as unknown as Storage;
};

describe('the remembered order line', () => {
  it('is that of its workflow', () => {
    const store = storage();
    rememberLine(store, 'still', { id: 'a', number: '1001' });
    expect(rememberedLine(store, 'still')).toEqual({ id: 'a', number: '1001' });
    expect(rememberedLine(store, 'other')).toBeNull();
  });

  it.each(['no json', '{"id":1}', 'null'])('is none where the storage holds %s', (text) => {
    const store = storage();
    store.setItem('hartomat.line.still', text);
    expect(rememberedLine(store, 'still')).toBeNull();
  });

  it('is none where the storage is full', () => {
    const full = { ...storage(), setItem: () => { throw new Error('full'); } }; // prettier-ignore
    expect(() => rememberLine(full, 'still', { id: 'a', number: '1' })).not.toThrow();
  });
});
