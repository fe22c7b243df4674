import { lockOf, semanticHash } from '#workflow-core';
import type { NodeDefinition, Workflow } from '#workflow-core';
import type { RunRequested, WorkflowVersionReply } from '#contracts';

type Ports = Pick<NodeDefinition, 'inputs' | 'outputs'>;

const text = { label: 'Label', category: 'Category', description: 'Description', icon: 'icon' };
export const takes = (type: NodeDefinition['inputs'][string]['type']) => ({
  type,
  required: true,
  many: false,
  description: 'An input.',
});
export const gives = (type: NodeDefinition['inputs'][string]['type']) => ({ type, description: 'An output.' });

/** A definition that asks for nothing and retries soon. */
export function step(name: string, ports: Ports, more: Partial<NodeDefinition> = {}): NodeDefinition {
  return {
    ...text,
    step: name,
    version: 1,
    pool: 'render',
    requires: 'none',
    effect: 'none',
    paramsSchema: { type: 'object', additionalProperties: false, properties: {} },
    ...ports,
    timeouts: { queueMs: 30_000, executionMs: 30_000 },
    retry: { attempts: 2, backoffMs: 20 },
    cacheable: false,
    ...more,
  };
}

/** first → left, right → last: three pools, one effect, two attempts each. */
export function diamond(more: Partial<NodeDefinition> = {}): WorkflowVersionReply {
  const definitions = [
    step('first', { inputs: {}, outputs: { cad_file: gives('cad_file') } }, { pool: 'materials', ...more }),
    step('left', { inputs: { cad_file: takes('cad_file') }, outputs: { glb: gives('glb') } }, more),
    step('right', { inputs: { cad_file: takes('cad_file') }, outputs: { template: gives('template') } }, more),
    step(
      'last',
      { inputs: { glb: takes('glb'), template: takes('template') }, outputs: { media_assets: gives('media_assets') } },
      { pool: 'notify', effect: 'asset', ...more },
    ),
  ];
  const workflow: Workflow = {
    version: 1,
    nodes: ['first', 'left', 'right', 'last'].map((id) => ({ id, step: id, params: {} })),
    edges: [
      { from: 'first', to: 'left' },
      { from: 'first', to: 'right' },
      { from: 'left', to: 'last' },
      { from: 'right', to: 'last' },
    ],
  };
  return versionOf({ key: 'diamond', label: 'Diamond' }, workflow, definitions);
}

/** The workflow as the registry answers it. */
export function versionOf(
  name: { key: string; label: string },
  workflow: Workflow,
  definitions: NodeDefinition[],
): WorkflowVersionReply {
  const byStep = new Map(definitions.map((definition) => [definition.step, definition]));
  const lock = lockOf(workflow, byStep);
  const hash = semanticHash(workflow, lock, byStep);
  const publishedAt = new Date(0).toISOString();
  const head = { ...name, version: 1, semanticHash: hash, publishedBy: null, note: null };
  return { ...head, workflow, lock, definitions, publishedAt };
}

export const ASSET = {
  name: 'picture.png',
  mediaType: 'image/png',
  sha256: 'a'.repeat(64),
  byteLength: 10,
  width: 4,
  height: 4,
  idMask: null,
};

/** What each step of the diamond hands over. */
export const OUTPUTS: Record<string, Record<string, unknown>> = {
  first: { cad_file: { fileName: 'part.step' } },
  left: { glb: { artifact: 'left' } },
  right: { template: { key: 'studio' } },
  last: { media_assets: [ASSET] },
};

export function runRequested(runId: string, of: WorkflowVersionReply, more: Partial<RunRequested> = {}): RunRequested {
  const { key, version, semanticHash } = of;
  return {
    runId,
    deliveryId: `delivery-of-${runId}`,
    orderLineId: 'line-1',
    runClass: 'live',
    workflow: { key, version, semanticHash },
    pinned: {
      deliveryId: `delivery-of-${runId}`,
      orderLineId: 'line-1',
      generation: 1,
      orderNumber: 'O-1',
      product: { key: 'flange', name: 'Flange' },
      outputType: 'still',
      catalog: 'c'.repeat(64),
      productFile: {
        artifact: { sha256: 'd'.repeat(64), mediaType: 'model/step', byteLength: 1 },
        fileName: 'part.step',
      },
      materialAssignment: [],
    },
    notAfter: Date.now() + 60_000,
    deadlineAt: Date.now() + 90_000,
    ...more,
  };
}
