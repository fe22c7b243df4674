import { buildEvidence } from '#contracts';
import type { DeliveryPath, Evidence, PerformedStep } from '#contracts';
import type { ArtifactStore } from '#artifacts';
import type { MediaAsset, Part } from '#steps';
import { paintScene } from './paint-scene.js';
import type { PaintedPart } from './paint-scene.js';

/** What a spec may change about a delivery's evidence. */
export interface Sample {
  path: DeliveryPath;
  deliveryId: string;
  runId: string;
  parts: PaintedPart[];
  environment: { renderer: string; build: string; seed: number };
  recipients: string[];
  catalogWrites: { part: string; material: string }[];
  warnings: string[];
  noise: number;
  size: number;
}

export const BEARING: PaintedPart[] = [
  { part: 'ring', colour: [150, 152, 158], box: { x: 8, y: 8, width: 112, height: 112 } },
  { part: 'cage', colour: [181, 140, 60], box: { x: 24, y: 24, width: 48, height: 64 } },
  { part: 'ball/1', colour: [200, 204, 210], box: { x: 80, y: 40, width: 24, height: 24 } },
];

const DEFAULTS: Sample = {
  path: 'legacy',
  deliveryId: '6f9b7c1a-8a7e-4a43-9a0e-0c4d41f5b6aa',
  runId: 'legacy-run',
  parts: BEARING,
  environment: { renderer: 'SwiftShader', build: 'three 0.187 chromium 153', seed: 0 },
  recipients: ['sales@example.org'],
  catalogWrites: [{ part: 'cage', material: 'brass' }],
  warnings: [],
  noise: 0,
  size: 128,
};

/** Evidence of a delivery that succeeded, with real pictures in the store. */
export async function sampleEvidence(artifacts: ArtifactStore, changes: Partial<Sample> = {}): Promise<Evidence> {
  const sample = { ...DEFAULTS, ...changes };
  const assets = await saveAssets(artifacts, sample);
  const head = {
    path: sample.path,
    runId: sample.runId,
    deliveryId: sample.deliveryId,
    orderLineId: 'line-1',
    generation: 1,
    status: { code: 'succeeded' as const },
    timings: { startedAt: 1_000, finishedAt: 2_000 },
  };
  return buildEvidence(head, performedSteps(sample, assets));
}

async function saveAssets(artifacts: ArtifactStore, { parts, noise, size }: Sample): Promise<MediaAsset[]> {
  const scene = await paintScene(parts, { noise, size });
  const picture = await artifacts.put(scene.picture, 'image/png');
  const idMask = await artifacts.put(scene.idMask, 'image/png');
  const mask = { sha256: idMask.sha256, colours: scene.colours };
  return [{ name: 'front.png', ...picture, width: size, height: size, idMask: mask }];
}

function performedSteps(sample: Sample, assets: MediaAsset[]): PerformedStep[] {
  const quiet = { logs: [], environment: null };
  const materials = {
    parts: sample.parts.map(({ part, colour }) => ({ part, colour })),
    catalogWrites: sample.catalogWrites.map((write) => ({
      kind: 'product_material',
      product: 'bearing-6204',
      ...write,
      why: 'rule',
      expected: null,
    })),
  };
  const parts = sample.parts.map(({ part }) => ({ key: part }) as Part);
  const logs = sample.warnings.map((part) => ({ level: 'warn' as const, code: 'part_unmapped', params: { part } }));
  const render = { images: assets.map(({ name, sha256 }) => ({ name, sha256 })) };
  return [
    { step: 'glb_export', inputs: { cad_file: 'step-file' }, outputs: { glb: 'glb', parts }, ...quiet },
    { step: 'auto_populate_materials', inputs: { parts }, outputs: { materials }, ...quiet, logs },
    {
      step: 'threejs_render',
      inputs: { glb: 'glb', materials },
      outputs: { render },
      logs: [],
      environment: sample.environment,
    },
    { step: 'output_save', inputs: { render: [render], glb: [] }, outputs: { media_assets: assets }, ...quiet },
    { step: 'notify', inputs: { media_assets: assets }, outputs: { receipt: receipt(sample) }, ...quiet },
  ];
}

const receipt = ({ deliveryId, recipients }: Sample): object => ({
  notifications: recipients.map((recipient) => ({
    dedupeKey: `${deliveryId}:delivered:${recipient}`,
    channel: 'in_app',
    recipient,
    template: 'delivered',
    params: {},
    subject: 'Your pictures are ready',
    body: `See /api/deliveries/${deliveryId}/assets/front.png`,
  })),
});
