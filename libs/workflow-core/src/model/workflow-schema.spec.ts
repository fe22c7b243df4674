import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { arbitraryWorkflow } from '../testing/arbitrary-workflow.js';
import { parseWorkflow } from './parse-workflow.js';
import { workflowSchema } from './workflow-schema.js';

const isValid = new Ajv2020().compile(workflowSchema);

describe('workflowSchema', () => {
  it('is what workflow.schema.json publishes (else run: npx tsx libs/workflow-core/publish-schema.ts)', () => {
    const published = readFileSync(new URL('../../workflow.schema.json', import.meta.url), 'utf8');
    expect(JSON.parse(published)).toEqual(workflowSchema);
  });

  it('accepts exactly what parseWorkflow accepts', () => {
    fc.assert(
      fc.property(arbitraryWorkflow, fc.array(arbitraryDamage, { maxLength: 2 }), (workflow, damages) => {
        const json = JSON.parse(JSON.stringify(workflow)) as Json;
        for (const damage of damages) {
          const target = targetOf(json, damage);
          if (target) target[damage.key] = damage.value;
        }
        expect(parseWorkflow(json).issues.length === 0).toBe(isValid(json));
      }),
      { numRuns: 500 },
    );
  });
});

type Json = Record<string, unknown>;

const arbitraryDamage = fc.record({
  list: fc.constantFrom('', 'nodes', 'edges'),
  at: fc.nat(20),
  key: fc.constantFrom(
    'version',
    'nodes',
    'edges',
    'id',
    'step',
    'params',
    'ui',
    'from',
    'to',
    'output',
    'input',
    'extra',
  ),
  value: fc.constantFrom<unknown>(null, 1, '', 'a b', '__proto__', [], {}, 'ok', 'x'.repeat(65)),
});

function targetOf(json: Json, { list, at }: { list: string; at: number }): Json | undefined {
  if (list === '') return json;
  const items = json[list];
  return Array.isArray(items) ? (items as Json[])[at % items.length] : undefined;
}
