import { chooseInputs } from './choose-inputs.js';

const node = (...producers: string[]) => ({
  inputs: [{ input: 'render', many: true, producers: producers.map((nodeId) => ({ nodeId, output: 'render' })) }],
});

describe('chooseInputs', () => {
  it('takes nodes in order as long as their inputs fit, and says which were fed at all', () => {
    const [small, vast, unfed, last] = [node('a'), node('a', 'b'), node('a', 'c'), node('a')];
    const bytes = new Map(Object.entries({ a: 10, b: 100 }));
    const chosen = chooseInputs([small, vast, unfed, last], bytes, 50);
    expect(chosen).toEqual({ fed: [small, vast, last], carried: [small, last] });
  });
});
