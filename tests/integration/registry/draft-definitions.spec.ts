import { REQUESTS } from '#contracts';
import type { DraftReply } from '#contracts';
import { definitions } from '#nodes/definitions';
import { definitionHash } from '#workflow-core';
import stillThreejs from '../../../apps/registry/workflows/built-in/still-threejs.workflow.json' with { type: 'json' };
import { RegistryUnderTest } from './testing/registry-under-test.js';

const { createWorkflow, importWorkflow } = REQUESTS.registry;

let registry: RegistryUnderTest;
beforeAll(async () => {
  registry = await RegistryUnderTest.start('draft-definitions');
});
afterAll(() => registry.stop());

const create = (key: string, workflow: object): Promise<DraftReply> =>
  registry.ask(createWorkflow, { key, label: key, workflow });

describe('the definitions of a draft', () => {
  it('are those of its steps, and none of steps that nobody knows', async () => {
    const node = (step: string) => ({ id: step, step, params: {} });
    const workflow = { version: 1, nodes: [node('glb_bbox'), node('nowhere')], edges: [] };
    expect(Object.keys((await create('half-done', workflow)).definitions)).toEqual(['glb_bbox@1']);
    expect((await create('unreadable', { nodes: 'none' })).definitions).toEqual({});
  });

  it('of an older version have what fits of the newest form', async () => {
    const [version1] = definitions.filter(({ step }) => step === 'threejs_render');
    const lock = { threejs_render: { version: 1, hash: definitionHash(version1!) } };
    const imported = await registry.ask<DraftReply>(importWorkflow, {
      key: 'older-render',
      workflow: stillThreejs,
      lock,
    });
    expect(imported.definitions['threejs_render@1']).toMatchObject({
      hash: lock.threejs_render.hash,
      form: { order: ['/width', '/height'], groups: [{ title: 'Picture', params: ['/width', '/height'] }] },
    });
  });
});
