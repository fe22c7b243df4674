import { DEFINITIONS, testWorkflow } from '../testing/test-steps';
import { wireChecker } from './wire-check';

const check = wireChecker(
  testWorkflow(
    'export1 render1 convert1 convert2 export2 render2',
    'export1 > render1, render1 > convert1, convert1 > convert2',
  ),
  DEFINITIONS,
);
const out = (nodeId: string, port?: string) => ({ side: 'out' as const, nodeId, ...(port && { port }) });
const into = (nodeId: string, port?: string) => ({ side: 'in' as const, nodeId, ...(port && { port }) });

describe('wireChecker', () => {
  it('allows what fits, from either end', () => {
    expect(check(out('export2', 'glb'), into('render2', 'glb'))).toBeNull();
    expect(check(into('render2', 'glb'), out('export2', 'glb'))).toBeNull();
    expect(check(out('export1'), into('convert2'))).toBeNull();
  });

  it('refuses other types, what is there already, and two ends of the same kind', () => {
    expect(check(out('export1', 'glb'), into('convert2', 'render'))?.text).toMatch(/glb/);
    expect(check(out('export1', 'glb'), into('render1', 'glb'))?.text).toMatch(/already/);
    expect(check(out('export1', 'glb'), out('render1', 'render'))?.text).toMatch(/from an output to an input/);
  });

  it('names the wires of a cycle', () => {
    const refusal = check(out('convert2', 'render'), into('convert1', 'render'));
    expect(refusal?.wires).toEqual(['convert1/~convert2/']);
  });
});
