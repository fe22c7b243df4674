import { definitions } from './definitions.generated.js';
import { references } from './references.generated.js';

interface Param {
  type?: string;
}

const texts = new Set(
  definitions.flatMap(({ step, version, paramsSchema }) =>
    Object.entries((paramsSchema['properties'] ?? {}) as Record<string, Param>).flatMap(([name, { type }]) =>
      type === 'string' ? [`${step}@${version} ${name}`] : [],
    ),
  ),
);

describe('references to the catalog', () => {
  it('are params of their node that are texts', () => {
    const named = Object.entries(references).flatMap(([node, params]) =>
      Object.keys(params).map((name) => `${node} ${name}`),
    );
    expect(named.filter((name) => !texts.has(name))).toEqual([]);
  });

  it('are named for every param whose name ends in Key', () => {
    const keys = [...texts].filter((name) => name.endsWith('Key'));
    expect(keys.filter((name) => !references[name.split(' ')[0] ?? '']?.[name.split(' ')[1] ?? ''])).toEqual([]);
    expect(keys).not.toEqual([]);
  });
});
