import {
  autoPopulateMaterials,
  glbBbox,
  glbExport,
  materialMapResolve,
  notify,
  orderLineSetup,
  outputSave,
  resolveTemplate,
  threejsRender,
} from '#steps';
import type { PinnedInputs, Step, StepContext, StepIn, StepName, StepOut } from '#steps';

/** All that the steps so far have put out, by port. */
export type PipelineState = {
  [Port in { [S in StepName]: keyof StepOut<S> }[StepName]]: Extract<StepOut<StepName>, Record<Port, unknown>>[Port];
};

/** One step of the fixed order: which ports it reads, its settings, and the step itself. */
export interface PipelineStep {
  step: StepName;
  /** True where the pixels depend on the renderer, so that evidence names it. */
  renders: boolean;
  inputs(state: PipelineState): Record<string, unknown>;
  run(inputs: Record<string, unknown>, pinned: PinnedInputs, ctx: StepContext): Promise<Record<string, unknown>>;
}

type Ports<S extends StepName> = { [K in keyof StepIn<S> as K extends keyof PipelineState ? K : never]: StepIn<S>[K] };
type Settings<S extends StepName> = {
  [K in keyof StepIn<S> as K extends keyof PipelineState ? never : K]: StepIn<S>[K];
};

function pipelineStep<S extends StepName>(
  step: S,
  perform: Step<StepIn<S>, StepOut<S>>,
  inputs: (state: PipelineState) => Ports<S>,
  settings: (pinned: PinnedInputs) => Settings<S>,
): PipelineStep {
  return {
    step,
    renders: step === 'threejs_render',
    inputs,
    run: (ports, pinned, ctx) => perform({ ...ports, ...settings(pinned) } as unknown as StepIn<S>, ctx),
  };
}

/** The legacy pipeline for stills: always these steps, always in this order. */
export const stillPipeline: readonly PipelineStep[] = [
  pipelineStep(
    'order_line_setup',
    orderLineSetup,
    () => ({}),
    (pinned) => ({ pinned }),
  ),
  pipelineStep(
    'glb_export',
    glbExport,
    ({ cad_file }) => ({ cad_file }),
    () => ({ quality: 'standard' as const }),
  ),
  pipelineStep(
    'resolve_template',
    resolveTemplate,
    ({ order_line }) => ({ order_line }),
    () => ({ templateKey: '' }),
  ),
  pipelineStep(
    'material_map_resolve',
    materialMapResolve,
    ({ order_line, parts }) => ({ order_line, parts }),
    () => ({}),
  ),
  pipelineStep(
    'auto_populate_materials',
    autoPopulateMaterials,
    ({ material_map, parts }) => ({ material_map, parts }),
    () => ({ unmapped: '' as const }),
  ),
  pipelineStep(
    'glb_bbox',
    glbBbox,
    ({ glb }) => ({ glb }),
    () => ({}),
  ),
  pipelineStep(
    'threejs_render',
    threejsRender,
    ({ glb, template, materials, bounding_box }) => ({ glb, template, materials, bounding_box }),
    () => ({ width: 0, height: 0, transparent: false, angles: [], frames: 0 }),
  ),
  pipelineStep(
    'output_save',
    outputSave,
    ({ render, glb }) => ({ render: [render], glb: [glb] }),
    () => ({ deliverModel: false }),
  ),
  pipelineStep(
    'notify',
    notify,
    ({ media_assets }) => ({ media_assets }),
    (pinned) => ({ pinned, channel: '' as const, recipients: [] }),
  ),
];
