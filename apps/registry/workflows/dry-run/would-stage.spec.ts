import type { OrderLineInputs } from '#contracts';
import { definitions } from '#nodes/definitions';
import { planRun } from '#workflow-core';
import type { Workflow } from '#workflow-core';
import { newestDefinitions } from '../../definitions/newest-definitions.js';
import stillThreejs from '../built-in/still-threejs.workflow.json' with { type: 'json' };
import { wouldStage } from './would-stage.js';

const inputs = {
  pinned: { product: { key: 'bearing', name: 'Bearing' } },
  outputType: {
    key: 'still',
    label: 'Still',
    workflow: 'still-threejs',
    template: 'studio',
    width: 1024,
    height: 768,
    notify: { channel: 'in_app', recipients: ['orders@hartomat.example'] },
  },
} as OrderLineInputs;
const still = stillThreejs as Workflow;
const changed = (params: Record<string, Record<string, unknown>>): Workflow => ({
  ...still,
  nodes: still.nodes.map((node) => ({ ...node, params: params[node.step] ?? node.params })),
});
const staged = (workflow: Workflow) => wouldStage(planRun(workflow, newestDefinitions(definitions)), inputs);
const ofEffect = (workflow: Workflow, effect: string) => staged(workflow).find((one) => one.effect === effect);

describe('wouldStage', () => {
  it('tells of every effect node and of no other', () => {
    expect(staged(still).map(({ effect }) => effect)).toEqual(['catalog', 'asset', 'notification']);
    expect(ofEffect(still, 'catalog')).toMatchObject({ catalog: { product: 'bearing' } });
  });

  it('takes what no param says from the output type', () => {
    expect(ofEffect(still, 'notification')).toMatchObject({
      notification: { channel: 'in_app', recipients: ['orders@hartomat.example'] },
    });
    expect(ofEffect(still, 'asset')?.assets).toMatchObject({
      pictures: [{ step: 'threejs_render', template: 'studio', width: 1024, height: 768 }],
      deliverModel: false,
    });
  });

  it('takes what a param says', () => {
    const workflow = changed({
      notify: { recipients: ['a@hartomat.example'] },
      output_save: { deliverModel: true },
      threejs_render: { width: 640 },
      resolve_template: { templateKey: 'front' },
    });
    expect(ofEffect(workflow, 'notification')?.notification?.recipients).toEqual(['a@hartomat.example']);
    expect(ofEffect(workflow, 'asset')?.assets).toMatchObject({
      pictures: [{ template: 'front', width: 640, height: 768 }],
      deliverModel: true,
    });
  });
});
