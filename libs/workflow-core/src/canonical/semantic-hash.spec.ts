import fc from 'fast-check';
import type { NodeDefinitions } from '../model/node-definition.js';
import type { Workflow } from '../model/workflow.js';
import { arbitraryWorkflow, shuffled } from '../testing/arbitrary-workflow.js';
import { stillWorkflow, withParams } from '../testing/build-workflow.js';
import { fakeDefinitions, glbExport } from '../testing/fake-definitions.js';
import { canonicalize } from './canonicalize.js';
import { definitionHash } from './definition-hash.js';
import { lockOf } from './lock-of.js';
import { semanticHash } from './semantic-hash.js';
import { sha256Hex } from './sha256-hex.js';

const hashOf = (workflow: Workflow, definitions: NodeDefinitions = fakeDefinitions) =>
  semanticHash(workflow, lockOf(workflow, definitions), definitions);

describe('semanticHash', () => {
  it('ignores the order of keys, nodes and edges, and everything in ui', () => {
    const rewritten = arbitraryWorkflow.chain((workflow) =>
      fc.tuple(fc.constant(workflow), shuffled(workflow), fc.dictionary(fc.string(), fc.jsonValue())),
    );
    fc.assert(
      fc.property(rewritten, ([workflow, other, ui]) => {
        const nodes = other.nodes.map(({ id, step, params }) => ({ ui, params: reversed(params), step, id }));
        const edges = other.edges.map((edge) => reversed(edge as unknown as Record<string, unknown>));
        expect(hashOf({ ui, edges, nodes, version: 1 } as unknown as Workflow)).toBe(hashOf(workflow));
      }),
    );
  });

  it('changes with every edge', () => {
    fc.assert(
      fc.property(arbitraryWorkflow, fc.nat(), (workflow, at) => {
        fc.pre(workflow.edges.length > 0);
        const index = at % workflow.edges.length;
        const edges = workflow.edges.filter((_, other) => other !== index);
        expect(hashOf({ ...workflow, edges })).not.toBe(hashOf(workflow));
      }),
    );
  });

  it('changes with the port that an edge names', () => {
    const named = stillWorkflow.edges.map((edge) => (edge.to === 'save' ? { ...edge, input: 'render' } : edge));
    expect(hashOf({ ...stillWorkflow, edges: named })).not.toBe(hashOf(stillWorkflow));
  });

  it('changes with every param, but not by writing out a default', () => {
    const hash = hashOf(stillWorkflow);
    const withWidth = (width: number) => hashOf(withParams(stillWorkflow, 'render', { width }));
    expect(withWidth(0)).toBe(hash);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4096 }), fc.integer({ min: 0, max: 4096 }), (a, b) => {
        expect(withWidth(a) === withWidth(b)).toBe(a === b);
      }),
    );
    expect(hashOf(withParams(stillWorkflow, 'render', { angles: [{ azimuth: 1 }] }))).not.toBe(hash);
  });

  it('changes with the version and the definition of a step that is used, and of no other', () => {
    const changed = (step: string, change: object) =>
      new Map([...fakeDefinitions].map(([name, found]) => [name, name === step ? { ...found, ...change } : found]));
    const hash = hashOf(stillWorkflow);
    expect(hashOf(stillWorkflow, changed('glb_export', { version: 2 }))).not.toBe(hash);
    expect(hashOf(stillWorkflow, changed('glb_export', { label: 'Other' }))).not.toBe(hash);
    expect(hashOf(stillWorkflow, changed('image_convert', { version: 2 }))).toBe(hash);
  });

  it('stays the same for years', () => {
    expect(hashOf({ version: 1, nodes: [{ id: 'a', step: 'gone', params: { x: [1, 'ü'] } }], edges: [] })).toBe(
      `wf1:${sha256Hex('{"lock":{},"workflow":{"edges":[],"nodes":[{"id":"a","params":{"x":[1,"ü"]},"step":"gone"}],"version":1}}')}`,
    );
  });
});

describe('canonicalize', () => {
  it('writes the one form of a workflow', () => {
    const workflow = { ...withParams(stillWorkflow, 'export', {}), ui: { viewport: 1 } };
    const canonical = canonicalize({ ...workflow, nodes: workflow.nodes.toReversed() }, fakeDefinitions);
    expect(Object.keys(canonical)).toEqual(['edges', 'nodes', 'version']);
    expect(canonical.nodes.map((node) => node.id)).toEqual(['export', 'render', 'save', 'setup', 'template']);
    expect(canonical.nodes[0]).toEqual({ id: 'export', step: 'glb_export', params: { quality: 'standard' } });
    expect(canonical.edges[0]).toEqual({ from: 'export', to: 'render' });
  });
});

describe('lockOf', () => {
  it('names version and hash of the steps that are used', () => {
    expect(Object.keys(lockOf(stillWorkflow, fakeDefinitions))).toEqual([
      'glb_export',
      'order_line_setup',
      'output_save',
      'resolve_template',
      'threejs_render',
    ]);
    expect(lockOf(stillWorkflow, fakeDefinitions)['glb_export']).toEqual({
      version: 1,
      hash: definitionHash(glbExport),
    });
  });
});

describe('sha256Hex', () => {
  it('hashes texts as UTF-8 and bytes as they are', () => {
    expect(sha256Hex('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    expect(sha256Hex(new Uint8Array([0xc3, 0xbc]))).toBe(sha256Hex('ü'));
  });
});

function reversed(record: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).reverse());
}
