import { NodeIO } from '@gltf-transform/core';

/** The part keys (`extras.part`) of a GLB's nodes that show something, in node order. */
export async function glbParts(glb: Uint8Array): Promise<string[]> {
  const document = await new NodeIO().readBinary(new Uint8Array(glb));
  return document
    .getRoot()
    .listNodes()
    .filter((node) => node.getMesh() !== null)
    .map((node) => String(node.getExtras()['part'] ?? ''));
}
