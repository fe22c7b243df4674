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
    const odd = fc.constantFrom<unknown>(undefined, null, 1, '', 'a b', '__proto__', [], {}, 'ok', 'x'.repeat(65));
    const key = fc.constantFrom(
      'version',
      'id',
      'step',
      'params',
      'ui',
      'from',
      'to',
      'output',
      'input',
      'nodes',
      'edges',
      'extra',
    );
    fc.assert(
      fc.property(arbitraryWorkflow, fc.array(fc.tuple(fc.nat(), key, odd), { maxLength: 2 }), (workflow, changes) => {
        const json = structuredClone(workflow) as unknown as Record<string, unknown>;
        const places = [json, ...workflow.nodes.keys(), ...workflow.edges.keys()];
        for (const [at, changed, value] of changes) {
          const part = at % 3 === 0 ? json : at % 3 === 1 ? 'nodes' : 'edges';
          const list = typeof part === 'string' ? (json[part] as Record<string, unknown>[] | undefined) : undefined;
          const target = typeof part === 'string' ? (Array.isArray(list) ? list[at % places.length] : undefined) : part;
          if (target && typeof target === 'object') target[changed] = value;
        }
        const asRead = JSON.parse(JSON.stringify(json)) as unknown;
        expect(parseWorkflow(asRead).issues.length === 0).toBe(isValid(asRead));
      }),
      { numRuns: 500 },
    );
  });
});
