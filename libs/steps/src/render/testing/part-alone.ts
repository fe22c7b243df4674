import { NodeIO } from '@gltf-transform/core';
import { readAll } from '#artifacts';
import { glbBbox } from '../../cad/glb-bbox.js';
import type { StepContext } from '../../step-context.js';
import type { ProductShot } from './product-shot.js';

/** The same shot with everything but one part taken away, so that nothing shades or hides it. */
export async function partAlone(ctx: StepContext, shot: ProductShot, part: string): Promise<ProductShot> {
  const io = new NodeIO();
  const document = await io.readBinary(new Uint8Array(await readAll(ctx.artifacts, shot.glb.artifact.sha256)));
  for (const node of document.getRoot().listNodes()) {
    if (node.getMesh() && node.getExtras()['part'] !== part) node.dispose();
  }
  const glb = { artifact: await ctx.artifacts.put(await io.writeBinary(document), 'model/gltf-binary') };
  return {
    ...shot,
    glb,
    ...(await glbBbox({ glb }, ctx)),
    parts: shot.parts.filter(({ key }) => key === part),
    materials: { ...shot.materials, parts: shot.materials.parts.filter((entry) => entry.part === part) },
  };
}
