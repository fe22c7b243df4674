import { TestBed } from '@angular/core/testing';
import { Router, provideRouter } from '@angular/router';
import { ApiClient } from '../../api/api-client.api';
import { CompareRunsPage } from './compare-runs.page';

const AT = '2026-01-01T00:00:00.000Z';
const head = (id: string) => ({
  ...{ id, status: 'succeeded', runClass: 'live', workflow: { key: 'still', version: 1 }, failure: null },
  ...{ createdAt: AT, finishedAt: AT },
});
const side = { status: 'succeeded', step: 'render', version: 1, durationMs: 1000, cache: 'miss' };
const node = (nodeId: string, outputs: string) => ({
  ...{ nodeId, in: 'both', a: side, b: side, params: 'equal', inputs: 'equal', outputs },
});
const COMPARISON = {
  ...{ a: head('aaaaaaaa-1'), b: head('bbbbbbbb-2'), pinned: 'equal', nodesTotal: 2, next: null },
  nodes: [node('setup', 'equal'), node('render', 'different')],
};
const RUNS = ['cccccccc-3', 'bbbbbbbb-2'].map((runId) => ({ ...head(runId), runId }));
const png = (letter: string) => ({ sha256: letter.repeat(64), mediaType: 'image/png', byteLength: 9 });

describe('CompareRunsPage', () => {
  const get = vi.fn(async (path: string, call: { path?: { id?: string } }) => {
    if (path === '/api/runs') return { body: { runs: RUNS, next: null } };
    if (path === '/api/runs/compare') return { body: COMPARISON };
    if (path.endsWith('/versions/{n}')) return { body: { workflow: { nodes: [] }, definitions: [] } };
    return { body: { failure: null, outputs: { front: png(call.path?.id?.startsWith('a') ? '1' : '2') } } };
  });
  const open = async (ids: { a?: string; b?: string }) => {
    TestBed.configureTestingModule({ providers: [provideRouter([]), { provide: ApiClient, useValue: { get } }] });
    const navigate = vi.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
    const fixture = TestBed.createComponent(CompareRunsPage);
    fixture.componentRef.setInput('key', 'still');
    for (const [name, id] of Object.entries(ids)) fixture.componentRef.setInput(name, id);
    const root = fixture.nativeElement as HTMLElement;
    const sees = (text: string) =>
      vi.waitFor(() => {
        fixture.detectChanges();
        expect(root.textContent.replace(/\s+/g, ' ')).toContain(text);
      });
    const nodes = () => [...root.querySelectorAll('.node')].map((one) => one.textContent.trim());
    return { root, navigate, sees, nodes, fixture };
  };

  it('lists the nodes of both runs, and only those that differ where that is wanted', async () => {
    const { root, sees, nodes, fixture } = await open({ a: 'aaaaaaaa-1', b: 'bbbbbbbb-2' });
    await sees('1 of 2 nodes differ. What was ordered is the same.');
    expect(nodes()).toEqual(['setup', 'render']);
    root.querySelector<HTMLInputElement>('[type=checkbox]')?.click();
    fixture.detectChanges();
    expect(nodes()).toEqual(['render']);
  });

  it('shows the pictures of a node side by side', async () => {
    const { root, sees } = await open({ a: 'aaaaaaaa-1', b: 'bbbbbbbb-2' });
    await sees('1 of 2 nodes differ.');
    root.querySelectorAll<HTMLButtonElement>('.node')[1]?.click();
    await sees('different files');
    const pictures = [...root.querySelectorAll('hm-node-pair img')].map((one) => one.getAttribute('src')?.slice(-13));
    expect(pictures).toEqual(['111?width=960', '222?width=960']);
  });

  it('lets the other run be chosen, and keeps one that is not listed', async () => {
    const { root, sees, navigate } = await open({ a: 'aaaaaaaa-1' });
    await sees('Choose two runs');
    await sees('cccccccc');
    const [a, b] = root.querySelectorAll('select');
    expect(a?.value).toBe('aaaaaaaa-1');
    if (b) b.value = 'cccccccc-3';
    b?.dispatchEvent(new Event('change'));
    expect(navigate.mock.calls[0]?.[1]).toMatchObject({ queryParams: { b: 'cccccccc-3' } });
  });
});
