import { threejsRender } from '#steps/render';
import type { NodeExecutor } from '../../node-executor.js';
import type { definition } from './definition.js';

export const execute: NodeExecutor<typeof definition> = ({ params, inputs, shard }, ctx) =>
  threejsRender(
    {
      glb: inputs.glb,
      template: inputs.template,
      materials: inputs.materials,
      bounding_box: inputs.bounding_box,
      ...params,
      ...(shard && { only: shard }),
    },
    ctx,
  );
