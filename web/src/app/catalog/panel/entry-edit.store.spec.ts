import { TestBed } from '@angular/core/testing';
import { signal } from '@angular/core';
import { ApiProblem } from '../../api/api-problem';
import { CatalogStore, type EditResult } from '../entries/catalog.store';
import { STEEL, smallCatalog } from '../testing/small-catalog';
import { EntryEditStore } from './entry-edit.store';

describe('EntryEditStore', () => {
  const save = vi.fn<(...args: unknown[]) => Promise<EditResult>>();
  const remove = vi.fn<(...args: unknown[]) => Promise<EditResult>>();
  const known = signal({ sha256: 'v1', document: smallCatalog() });
  let edit: EntryEditStore;

  beforeEach(() => {
    save.mockReset().mockResolvedValue({ done: true, sha256: 'v2' });
    remove.mockReset().mockResolvedValue({ done: true, sha256: 'v2' });
    known.set({ sha256: 'v1', document: smallCatalog() });
    const catalog = { catalog: known, save, remove };
    TestBed.configureTestingModule({
      providers: [EntryEditStore, { provide: CatalogStore, useValue: catalog }],
    });
    edit = TestBed.inject(EntryEditStore);
    edit.open('material', 'steel');
  });

  it('knows whether anything was changed', () => {
    expect(edit.isDirty()).toBe(false);
    edit.set('/roughness', 0.5);
    expect(edit.isDirty()).toBe(true);
    edit.set('/roughness', 0.35);
    expect(edit.isDirty()).toBe(false);
  });

  it('opens nothing where there is no entry of the key', () => {
    edit.open('material', 'gold');
    expect(edit.isOpen()).toBe(false);
  });

  it('saves over what it began with, and goes on from there', async () => {
    edit.set('/roughness', 0.5);
    expect(await edit.save()).toEqual({ sha256: 'v2', key: 'steel' });
    expect(save).toHaveBeenCalledWith({ kind: 'material', key: 'steel', entry: STEEL }, { ...STEEL, roughness: 0.5 });
    expect([edit.isDirty(), edit.entry()]).toEqual([false, { ...STEEL, roughness: 0.5 }]);
  });

  it('makes a new entry by the key that was typed', async () => {
    edit.open('material-alias', null);
    edit.set('/alias', 'Messing');
    expect(await edit.save()).toEqual({ sha256: 'v2', key: 'Messing' });
    expect(save.mock.calls[0]?.[0]).toEqual({ kind: 'material-alias', key: 'Messing', entry: undefined });
  });

  it('shows at its field what the server refuses, and keeps what was typed', async () => {
    const errors = [{ pointer: '/baseColour', message: 'No colour.' }];
    save.mockRejectedValue(new ApiProblem({ status: 422, code: 'invalid', detail: 'Refused.', errors }));
    edit.set('/baseColour', 'red');
    expect(await edit.save()).toBeNull();
    expect(edit.faults().byField).toEqual(new Map([['/baseColour', 'No colour.']]));
    expect([edit.values()['baseColour'], edit.isSending()]).toEqual(['red', false]);
  });

  it('lets somebody choose between what two people made of an entry', async () => {
    const theirs = { ...STEEL, label: 'Theirs' };
    edit.set('/label', 'Mine');
    save.mockResolvedValue({ done: false, theirs });
    expect(await edit.save()).toBeNull();
    expect(edit.differences()).toEqual([{ label: 'Label', theirs: 'Theirs', mine: 'Mine' }]);
    save.mockResolvedValue({ done: true, sha256: 'v3' });
    expect(await edit.saveMine()).toEqual({ sha256: 'v3', key: 'steel' });
    expect(save.mock.lastCall).toEqual([
      { kind: 'material', key: 'steel', entry: theirs },
      { ...STEEL, label: 'Mine' },
    ]);
  });

  it('goes on with theirs where that is chosen', async () => {
    const theirs = { ...STEEL, label: 'Theirs' };
    edit.set('/label', 'Mine');
    save.mockResolvedValue({ done: false, theirs });
    await edit.save();
    edit.takeTheirs();
    expect([edit.values()['label'], edit.isDirty(), edit.theirs()]).toEqual(['Theirs', false, null]);
  });

  it('makes an entry again that somebody else deleted', async () => {
    edit.set('/label', 'Mine');
    save.mockResolvedValueOnce({ done: false, theirs: undefined });
    await edit.save();
    await edit.saveMine();
    expect(save.mock.lastCall?.[0]).toEqual({ kind: 'material', key: 'steel', entry: undefined });
  });

  it('follows what became of the entry, but drops no change', () => {
    known.set({ sha256: 'v2', document: smallCatalog({ materials: [{ ...STEEL, label: 'Undone' }] }) });
    edit.refresh();
    expect(edit.values()['label']).toBe('Undone');
    edit.set('/label', 'Mine');
    known.set({ sha256: 'v3', document: smallCatalog({ materials: [] }) });
    edit.refresh();
    expect([edit.values()['label'], edit.isOpen()]).toEqual(['Mine', true]);
    edit.reset();
    edit.refresh();
    expect(edit.isOpen()).toBe(false);
  });

  it('closes what was deleted, and only that', async () => {
    remove.mockResolvedValueOnce({ done: false, theirs: { ...STEEL, label: 'Theirs' } });
    expect([await edit.remove(), edit.isOpen()]).toEqual([null, true]);
    expect([await edit.remove(), edit.isOpen()]).toEqual([{ sha256: 'v2' }, false]);
  });
});
