import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { DEFINITIONS, testWorkflow } from '../testing/test-steps';
import { GraphStore } from './graph.store';
import { WiringStore } from './wiring.store';

function open() {
  const workflow = signal(testWorkflow('export1 render1 convert1 save1', 'render1 > convert1'));
  const graph = { workflow, definitions: signal(DEFINITIONS) };
  TestBed.configureTestingModule({ providers: [WiringStore, { provide: GraphStore, useValue: graph }] });
  return TestBed.inject(WiringStore);
}

describe('WiringStore', () => {
  it('allows ports of the other side and the same type, unless they would close a cycle', () => {
    const store = open();
    store.start.set('out/convert1/render');
    expect(store.verdict('in/save1/render', 'render')).toBe('allowed');
    expect(store.verdict('in/render1/glb', 'glb')).toBe('refused');
    expect(store.verdict('in/convert1/render', 'render')).toBe('refused');
    expect(store.verdict('out/render1/render', 'render')).toBe('refused');
    expect(store.verdict('out/convert1/render', 'render')).toBeNull();
  });

  it('allows an order of nodes, and says what cycle it would close while it is over it', () => {
    const store = open();
    store.start.set('out/convert1/');
    expect(store.verdict('in/save1/', '')).toBe('allowed');
    expect(store.refused()).toBeNull();
    store.over.set('in/render1/');
    expect(store.refused()?.text).toMatch(/circle/);
    expect([...store.cycle()]).toEqual(['render1/~convert1/']);
  });

  it('says nothing while no wire is drawn', () => {
    expect(open().verdict('in/save1/render', 'render')).toBeNull();
  });
});
