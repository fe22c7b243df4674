import fc from 'fast-check';
import { parseWorkflow } from '../model/parse-workflow.js';
import { arbitraryWorkflow } from '../testing/arbitrary-workflow.js';
import { formatWorkflow } from './format-workflow.js';

const CANONICAL = `{
  "version": 1,
  "nodes": [
    {
      "id": "b",
      "step": "step_of_a_later_release",
      "params": {
        "10": true,
        "9": null,
        "Z": "ü \\u0001 \\"",
        "__proto__": {
          "a": -1.5,
          "b": 1e+21
        },
        "list": [
          1,
          {},
          []
        ]
      }
    },
    {
      "id": "a",
      "step": "glb_export",
      "params": {},
      "ui": {
        "label": "Export",
        "position": {
          "x": 0,
          "y": 160
        }
      }
    }
  ],
  "edges": [
    {
      "from": "b",
      "to": "a",
      "output": "out",
      "input": "in"
    }
  ],
  "ui": {
    "nodes": [],
    "version": 2
  }
}
`;

/** Valid workflows whose params and `ui` hold any JSON. */
const arbitraryFile = arbitraryWorkflow.chain((workflow) =>
  fc
    .array(fc.record({ params: arbitraryObject(), ui: arbitraryObject() }), {
      minLength: workflow.nodes.length,
      maxLength: workflow.nodes.length,
    })
    .chain((members) =>
      fc.record({
        version: fc.constant(1 as const),
        nodes: fc.constant(workflow.nodes.map((node, index) => ({ ...node, ...members[index] }))),
        edges: fc.constant(workflow.edges),
        ui: arbitraryObject(),
      }),
    ),
);

describe('formatWorkflow', () => {
  it('keeps a canonical file byte for byte, with steps, params and ui that nobody knows', () => {
    expect(formatWorkflow(JSON.parse(CANONICAL))).toBe(CANONICAL);
  });

  it('writes what parses to the same workflow, and writes that the same again', () => {
    fc.assert(
      fc.property(arbitraryFile, (workflow) => {
        const text = formatWorkflow(workflow);
        const { workflow: parsed, issues } = parseWorkflow(JSON.parse(text));
        expect(issues).toEqual([]);
        expect(parsed).toEqual(JSON.parse(JSON.stringify(workflow)));
        expect(formatWorkflow(parsed!)).toBe(text);
      }),
    );
  });

  it('does not depend on the order of keys that a database gives back', () => {
    fc.assert(
      fc.property(arbitraryFile, (workflow) => {
        const text = formatWorkflow(workflow);
        expect(formatWorkflow(reordered(workflow, asJsonb) as typeof workflow)).toBe(text);
        expect(formatWorkflow(reordered(workflow, (keys) => keys.reverse()) as typeof workflow)).toBe(text);
      }),
    );
  });

  it('is the text that JSON.stringify indents, where its keys are in order', () => {
    // JavaScript puts keys that look like numbers first, and in numerical order.
    const text = CANONICAL.replace('"9"', '"A"');
    expect(`${JSON.stringify(JSON.parse(text), null, 2)}\n`).toBe(text);
  });

  it('keeps every member of a draft that is no workflow yet, unknown ones last', () => {
    const draft = { nodes: 'none', colour: 'red', edges: [null, { label: '', to: 'a' }], 2: 1, version: 7 };
    const text = formatWorkflow(draft);
    expect(JSON.parse(text)).toEqual(draft);
    expect([...text.matchAll(/^ {2}"(\w+)"/gm)].map(([, key]) => key)).toEqual([
      'version',
      'nodes',
      'edges',
      '2',
      'colour',
    ]);
  });

  it('leaves out what is undefined and refuses what JSON cannot hold', () => {
    expect(formatWorkflow({ version: 1, nodes: [], edges: [], ui: undefined })).not.toContain('ui');
    expect(() => formatWorkflow({ version: 1, nodes: [], edges: [], ui: { zoom: NaN } })).toThrow('NaN at "/ui/zoom"');
  });
});

function arbitraryObject(): fc.Arbitrary<Record<string, unknown>> {
  const key = fc.oneof(fc.string(), fc.constantFrom('10', '9', 'id', 'nodes', '__proto__', 'constructor'));
  return fc.dictionary(key, fc.jsonValue(), { maxKeys: 6 });
}

/** By length, then bytes. */
const asJsonb = (keys: string[]): string[] =>
  keys.sort((a, b) => Buffer.byteLength(a) - Buffer.byteLength(b) || Buffer.compare(Buffer.from(a), Buffer.from(b)));

function reordered(value: unknown, order: (keys: string[]) => string[]): unknown {
  if (Array.isArray(value)) return value.map((item) => reordered(item, order));
  if (typeof value !== 'object' || value === null) return value;
  const members = new Map(Object.entries(value));
  return Object.fromEntries(order([...members.keys()]).map((key) => [key, reordered(members.get(key), order)]));
}
