import type { KnownNode } from './known-nodes.ts';

const definitionOf = ({
  step,
  label,
  category,
  icon,
}: KnownNode): string => `import { defineNode } from '#workflow-core';

export const definition = defineNode({
  step: '${step}',
  version: 1,
  label: '${label}',
  category: '${category}',
  description: 'Passes pictures on and puts a prefix before their names. Describe your node here.',
  icon: '${icon}',
  pool: 'materials',
  requires: 'none',
  effect: 'none',
  paramsSchema: {
    type: 'object',
    additionalProperties: false,
    properties: {
      namePrefix: {
        type: 'string',
        pattern: '^[a-z0-9-]{0,32}$',
        title: 'Name prefix',
        description: 'Put before the name of each picture: up to 32 lower-case letters, digits and hyphens.',
        default: '',
      },
    },
  },
  inputs: {
    render: { type: 'render', required: true, many: false, description: 'The pictures to pass on.' },
  },
  outputs: {
    render: { type: 'render', description: 'The same pictures under their new names.' },
  },
  timeouts: { queueMs: 600_000, executionMs: 60_000 },
  retry: { attempts: 3, backoffMs: 1_000 },
  cacheable: true,
});
`;

const executorOf = ({ step }: KnownNode): string => `import type { NodeExecutor } from '../node-executor.js';
import type { definition } from './definition.js';

export const execute: NodeExecutor<typeof definition> = ({ params, inputs }, ctx) => {
  const images = inputs.render.images.map((image) => ({ ...image, name: \`\${params.namePrefix}\${image.name}\` }));
  ctx.logger.info('${step}.done', { names: images.map(({ name }) => name) });
  return Promise.resolve({ render: { images } });
};
`;

const formOf = ({ step }: KnownNode): string => `import type { NodeForm } from '#workflow-core';

/** How editors show the node. No part of its definition: it may change without a new version. */
export const form: NodeForm = {
  order: ['/namePrefix'],
  groups: [],
  params: { '/namePrefix': { empty: 'None' } },
  logs: { '${step}.done': 'Passed on {names}' },
};
`;

const picturesOf = (): string => `import type { SettingsOf } from '#workflow-core';
import type { NodePictures } from '../node-pictures.js';
import type { definition } from './definition.js';

/** The node's output pictures in a dry run; without this file, its input pictures. */
export const pictures: NodePictures = (params, { incoming }) => {
  const { namePrefix } = params as SettingsOf<typeof definition>;
  return incoming.map((picture) => ({ ...picture, name: \`\${namePrefix}\${picture.name}\` }));
};
`;

const specOf = ({ step }: KnownNode): string => `import type { Render } from '#steps';
import { openFlangeUnit } from '../testing/flange-unit.js';
import type { FlangeUnit } from '../testing/flange-unit.js';
import { execute } from './executor.js';
import { pictures } from './pictures.js';

describe('${step}', () => {
  let unit: FlangeUnit;
  beforeAll(async () => void (unit = await openFlangeUnit()));
  afterAll(() => unit.dispose());

  async function picture(): Promise<Render> {
    const artifact = await unit.ctx.artifacts.put(Buffer.from('picture'), 'image/png');
    return { images: [{ name: 'still.png', artifact, width: 64, height: 48, idMask: artifact, maskColours: [] }] };
  }

  it('passes pictures on as they are', async () => {
    const render = await picture();
    const result = await execute({ params: { namePrefix: '' }, inputs: { render }, run: unit.run }, unit.ctx);
    expect(result).toEqual({ render });
  });

  it('puts the prefix before their names', async () => {
    const inputs = { render: await picture() };
    const result = await execute({ params: { namePrefix: 'front-' }, inputs, run: unit.run }, unit.ctx);
    expect(result.render.images.map(({ name }) => name)).toEqual(['front-still.png']);
    const [incoming, ordered] = [[{ name: 'still.png', width: 64, height: 48, frames: 1 }], { width: 64, height: 48 }];
    expect(pictures({ namePrefix: 'front-' }, { ordered, incoming })).toMatchObject([{ name: 'front-still.png' }]);
  });
});
`;

const readmeOf = ({ step, label }: KnownNode): string => `# ${step}: ${label}

Passes pictures on and puts a prefix before their names. Describe what your node does and its special cases.

Params, ports, timeouts and retry are in [definition.ts](definition.ts); the work is in [executor.ts](executor.ts).

**Fails with**: nothing of its own.
`;

/** The files of a new node by name: a small working node, to be edited. */
export function nodeFiles(node: KnownNode): Record<string, string> {
  return {
    'definition.ts': definitionOf(node),
    'executor.ts': executorOf(node),
    'form.ts': formOf(node),
    'pictures.ts': picturesOf(),
    [`${node.step}.spec.ts`]: specOf(node),
    'README.md': readmeOf(node),
  };
}
