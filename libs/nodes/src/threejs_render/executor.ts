import { threejsRender } from '#steps';
import type { NodeExecutor } from '../node-executor.js';
import type { definition } from './definition.js';

export const execute: NodeExecutor<typeof definition> = ({ params, inputs }, ctx) =>
  threejsRender(
    {
      glb: inputs.glb,
      template: inputs.template,
      materials: inputs.materials,
      bounding_box: inputs.bounding_box,
      width: params.width,
      height: params.height,
      transparent: false,
      angles: [],
      frames: 0,
    },
    ctx,
  );
