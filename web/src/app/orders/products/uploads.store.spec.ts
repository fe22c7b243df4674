import { TestBed } from '@angular/core/testing';
import { ApiProblem } from '../../api/api-problem';
import { ProductUpload, type ProductFile } from './product-upload.api';
import { UploadsStore } from './uploads.store';

interface Started extends ProductFile {
  progress(part: number): void;
  succeed(): void;
  fail(code: string): void;
  cancel: ReturnType<typeof vi.fn>;
}

const step = (name: string) => new File(['ISO-10303-21;'], name);

describe('UploadsStore', () => {
  let store: UploadsStore;
  let started: Started[];
  const states = () => store.items().map(({ state }) => state);
  const settled = () => new Promise((resolve) => setTimeout(resolve));

  beforeEach(() => {
    started = [];
    const start = (product: ProductFile, progress: (part: number) => void) => {
      const cancel = vi.fn();
      const done = new Promise((resolve, reject) => {
        const errors = [
          { pointer: '/file', message: 'told' },
          { pointer: '/key', message: 'other' },
        ];
        const fail = (code: string) => reject(new ApiProblem({ status: 409, code, detail: 'told', errors }));
        started.push({ ...product, progress, cancel, succeed: () => resolve({ key: product.key }), fail });
      });
      return { done, cancel };
    };
    TestBed.configureTestingModule({ providers: [{ provide: ProductUpload, useValue: { start } }] });
    store = TestBed.inject(UploadsStore);
  });

  it('proposes a free key for each file, and sends none before it is told to', () => {
    store.add([step('Hub.step'), step('hub.stp')]);
    expect(store.items().map(({ key, name }) => [key, name])).toEqual([['hub', 'Hub'], ['hub-2', 'hub']]); // prettier-ignore
    expect(started).toEqual([]);
  });

  it('sends two at once, the others in their turn, and none that cannot be', async () => {
    store.add([step('a.step'), step('b.step'), step('c.step'), step('d.pdf')]);
    store.sendAll();
    expect(states()).toEqual(['sending', 'sending', 'waiting', 'new']);
    started[0]?.progress(0.5);
    started[1]?.progress(1);
    expect(store.items().map(({ sent }) => sent)).toEqual([0.5, 1, 0, 0]);
    expect(states()[1]).toBe('checking');
    started[0]?.succeed();
    await settled();
    expect(states()).toEqual(['done', 'checking', 'sending', 'new']);
    expect(store.made().map(({ key }) => key)).toEqual(['a']);
    store.clearDone();
    expect(states()).toEqual(['checking', 'sending', 'new']);
  });

  it('replaces a product only where somebody says so for this file', async () => {
    store.add([step('a.step')]);
    store.sendAll();
    started[0]?.fail('product_exists');
    await settled();
    const [item] = store.items();
    expect([item?.state, item?.problem?.code, started[0]?.replace]).toEqual(['failed', 'product_exists', false]);
    expect([item?.problem?.detail, item?.problem?.errors]).toEqual(['told', [{ pointer: '/key', message: 'other' }]]);
    store.send(item?.id ?? 0, { replace: true });
    expect([states(), started[1]?.replace]).toEqual([['sending'], true]);
    started[1]?.fail('other');
    await settled();
    store.rename(item?.id ?? 0, { key: 'b' });
    expect([states(), store.items()[0]?.problem]).toEqual([['new'], null]);
    store.sendAll();
    expect([started[2]?.key, started[2]?.replace]).toEqual(['b', false]);
  });

  it('breaks off what is removed, and goes on with the next', () => {
    store.add([step('a.step'), step('b.step'), step('c.step')]);
    store.sendAll();
    store.remove(store.items()[0]?.id ?? 0);
    expect(started[0]?.cancel).toHaveBeenCalled();
    expect(states()).toEqual(['sending', 'sending']);
  });
});
