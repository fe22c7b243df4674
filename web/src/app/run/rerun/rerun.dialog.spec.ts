import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { TestBed } from '@angular/core/testing';
import { ApiClient } from '../../api/api-client.api';
import { RerunDialog, type RerunData } from './rerun.dialog';

const DATA: RerunData = {
  ...{ runId: 'r1', workflow: { key: 'still', version: 2, semanticHash: 'h' }, fromNode: 'render' },
  labelOf: (id) => id.toUpperCase(),
};
const node = (nodeId: string, why: string) => ({
  ...{ nodeId, why, willRun: why !== 'reused', about: why === 'descends_from' ? 'render' : null, shards: null },
  reusedFrom: why === 'reused' ? { runId: 'r1aaaaaaaa', nodeRunId: 'n', attempt: 2 } : null,
});
const PLAN = {
  ...{ runId: 'r1', fromNode: 'render', openRun: null as string | null, gone: [] as object[], goneTotal: 0 },
  nodes: [node('setup', 'reused'), node('render', 'is_from_node'), node('save', 'descends_from')],
};

describe('RerunDialog', () => {
  const close = vi.fn();
  const post = vi.fn(async (_path: string, _call: object) => ({ body: { runId: 'r2' } }));
  const open = async (plan: object = {}) => {
    const get = vi.fn(async (path: string, _call: object) =>
      path.endsWith('/versions') ? { body: [{ version: 3 }, { version: 2 }] } : { body: { ...PLAN, ...plan } },
    );
    TestBed.configureTestingModule({
      providers: [
        { provide: DIALOG_DATA, useValue: DATA },
        { provide: DialogRef, useValue: { close } },
        { provide: ApiClient, useValue: { get, post } },
      ],
    });
    const fixture = TestBed.createComponent(RerunDialog);
    const root = fixture.nativeElement as HTMLElement;
    const button = () => root.querySelector<HTMLButtonElement>('[type=submit]');
    await vi.waitFor(() => {
      fixture.detectChanges();
      expect(root.textContent).toContain('Runs again: 2');
    });
    return { fixture, root, button, get };
  };
  beforeEach(() => [close, post].forEach((mock) => mock.mockClear()));

  it('says before it begins what runs, why, what is used again, and that nothing is delivered', async () => {
    const { root } = await open();
    const items = [...root.querySelectorAll('section li')].map((one) => one.textContent.trim().replace(/\s+/g, ' '));
    expect(items).toEqual(['RENDERchosen to run again', 'SAVEcomes after RENDER', 'SETUP attempt 2 of run r1aaaaaa']);
    expect(root.textContent).toContain('it delivers nothing');
    expect(post).not.toHaveBeenCalled();
  });

  it('plans and begins a newer version where one is chosen, and closes with the run', async () => {
    const { fixture, root, button, get } = await open();
    const select = root.querySelector('select') as HTMLSelectElement;
    select.value = '3';
    select.dispatchEvent(new Event('change'));
    await vi.waitFor(() => {
      fixture.detectChanges();
      expect(button()?.disabled).toBe(false);
    });
    expect(get.mock.calls.at(-1)?.[1]).toMatchObject({ query: { fromNode: 'render', version: 3 } });
    root.querySelector('form')?.requestSubmit();
    await vi.waitFor(() => expect(close).toHaveBeenCalledWith('r2'));
    expect(post.mock.calls[0]?.[1]).toMatchObject({ body: { fromNode: 'render', version: 3 } });
  });

  it('begins nothing where results are gone', async () => {
    const { root, button } = await open({ gone: [{ nodeId: 'setup', artifacts: [] }], goneTotal: 1 });
    expect(root.querySelector('[role=alert]')?.textContent).toContain('SETUP');
    expect(button()?.disabled).toBe(true);
    root.querySelector('form')?.requestSubmit();
    expect(post).not.toHaveBeenCalled();
  });

  it('leads to an open run that does the same', async () => {
    const { button } = await open({ openRun: 'r9' });
    expect(button()?.textContent.trim()).toBe('Show the open run');
  });
});
