import type { NodeResult, NodeTask, WorkflowVersionReply } from '#contracts';
import type { Workflow } from '#workflow-core';
import { ASSET, gives, step, takes, versionOf } from './diamond.js';
import { resultOf } from './fake-worker.js';

const ANGLES = Array.from({ length: 8 }, (_, at) => ({ azimuth: at * 45, elevation: 10 }));
export const ENVIRONMENT = { renderer: 'quick', build: 'a', seed: 0 };

/** model → render of eight angles → save; the render is the step and version that is really spread, done by quick hands. */
export function eightAngles(): WorkflowVersionReply {
  const definitions = [
    step('model', { inputs: {}, outputs: { glb: gives('glb') } }),
    step(
      'threejs_render',
      { inputs: { glb: takes('glb') }, outputs: { render: gives('render') } },
      {
        version: 2,
        paramsSchema: {
          type: 'object',
          properties: {
            angles: { type: 'array', title: 'Angles', description: 'Views.', default: [] },
            frames: { type: 'integer', title: 'Frames', description: 'Frames.', default: 0 },
          },
        },
      },
    ),
    step(
      'save',
      { inputs: { render: takes('render') }, outputs: { media_assets: gives('media_assets') } },
      { pool: 'notify', effect: 'asset' },
    ),
  ];
  const node = (id: string, of: string, params = {}) => ({ id, step: of, params });
  const workflow: Workflow = {
    version: 1,
    nodes: [node('model', 'model'), node('render', 'threejs_render', { angles: ANGLES }), node('save', 'save')],
    edges: [
      { from: 'model', to: 'render' },
      { from: 'render', to: 'save' },
    ],
  };
  return versionOf({ key: 'eight-angles', label: 'Eight angles' }, workflow, definitions);
}

const names = ({ shard }: NodeTask): string[] =>
  Array.from({ length: shard?.count ?? 8 }, (_, at) => `angle-0${(shard?.first ?? 0) + at + 1}.png`);

/** What a renderer makes of such a task: a picture and a log line for each angle that is asked for. */
export function rendered(task: NodeTask, more: Partial<NodeResult> = {}): NodeResult[] {
  if (task.step === 'model') return [resultOf(task, { outputs: { glb: { artifact: 'model' } } })];
  if (task.step === 'save') return [resultOf(task, { outputs: { media_assets: [ASSET] } })];
  const outputs = { render: { images: names(task).map((name) => ({ name })) } };
  const logs = names(task).map((name) => ({ level: 'info' as const, code: 'render.taken', params: { name } }));
  return [resultOf(task, { outputs, logs, environment: ENVIRONMENT, worker: `worker of ${task.nodeId}`, ...more })];
}
