import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { ApiClient } from '../../api/api-client.api';
import { SelectionStore } from '../../editor/document/selection.store';
import type { NodeState } from '../states/node-state';
import { RunStatesStore } from '../states/run-states.store';
import { VersionStore } from '../version.store';
import { TimelineComponent } from './timeline.component';

const AT = '2026-01-01T00:00:00.000Z';
const ended = (nodeId: string) =>
  ({
    ...{ nodeId, status: 'succeeded', attempt: 1, shards: null, cache: 'miss', readyAt: null },
    ...{ dispatchedAt: AT, startedAt: AT, finishedAt: '2026-01-01T00:00:02.000Z' },
  }) as NodeState;

describe('TimelineComponent', () => {
  const selectNode = vi.fn();
  const open = async () => {
    const states = {
      run: signal({ id: 'r', status: 'succeeded', createdAt: AT }),
      order: signal(['setup', 'render']),
      node: (id: string) => signal(ended(id)),
      now: () => Date.parse(AT),
    };
    TestBed.configureTestingModule({
      providers: [
        { provide: ApiClient, useValue: {} },
        { provide: RunStatesStore, useValue: states },
        { provide: SelectionStore, useValue: { node: signal({ id: 'render' }), selectNode } },
        { provide: VersionStore, useValue: { labelOf: (id: string) => id.toUpperCase() } },
      ],
    });
    const fixture = TestBed.createComponent(TimelineComponent);
    document.body.append(fixture.nativeElement as HTMLElement);
    await fixture.whenStable();
    const root = fixture.nativeElement as HTMLElement;
    return { fixture, root, rows: () => [...root.querySelectorAll<HTMLElement>('.row')] };
  };
  beforeEach(() => {
    localStorage.clear();
    selectNode.mockClear();
  });

  it('has a row of each node in the order of the plan, with its bars along the whole run', async () => {
    const { rows } = await open();
    expect(rows().map((row) => row.querySelector('.visually-hidden')?.textContent)).toEqual([
      'SETUP, succeeded, waited 0 ms, ran 2.0 s',
      'RENDER, succeeded, waited 0 ms, ran 2.0 s',
    ]);
    const bar = rows()[0]?.querySelector<HTMLElement>('[data-kind=run]');
    expect([bar?.style.left, bar?.style.width]).toEqual(['0%', '100%']);
  });

  it('selects the node of a row, and goes from row to row by arrows from the selected one', async () => {
    const { rows } = await open();
    expect(rows().map((row) => row.tabIndex)).toEqual([-1, 0]);
    rows()[1]?.focus();
    const event = new KeyboardEvent('keydown', { key: 'ArrowUp', bubbles: true, cancelable: true });
    rows()[1]?.dispatchEvent(event);
    expect([document.activeElement, event.defaultPrevented]).toEqual([rows()[0], true]);
    rows()[0]?.click();
    expect(selectNode).toHaveBeenCalledWith('setup');
  });

  it('stays closed on the next page where it was closed', async () => {
    const first = await open();
    first.root.querySelector<HTMLButtonElement>('header button')?.click();
    await first.fixture.whenStable();
    expect(first.rows()).toEqual([]);
    TestBed.resetTestingModule();
    const second = await open();
    expect(second.rows()).toEqual([]);
    expect(second.root.querySelector('header button')?.ariaExpanded).toBe('false');
  });
});
