import { NodeIO } from '@gltf-transform/core';
import type { Document } from '@gltf-transform/core';
import type { RenderRequest } from '../../ports/index.js';

/** The same scene with its GLB changed by `change`, which may also give other materials. */
export async function withModel(
  request: RenderRequest,
  change: (document: Document) => RenderRequest['materials'] | void,
): Promise<RenderRequest> {
  const io = new NodeIO();
  const document = await io.readBinary(new Uint8Array(request.glb));
  const materials = change(document) ?? request.materials;
  return { ...request, materials, glb: await io.writeBinary(document) };
}

/** The same scene whose parts have other keys and whose nodes and meshes are called like them. */
export function renameParts(request: RenderRequest, nameOf: (index: number) => string): Promise<RenderRequest> {
  const names = new Map(request.materials.map(({ part }, index) => [part, nameOf(index)]));
  return withModel(request, (document) => {
    for (const node of document.getRoot().listNodes()) {
      const part = node.getExtras()['part'];
      const name = typeof part === 'string' ? names.get(part) : undefined;
      if (name === undefined) continue;
      node.setName(name).setExtras({ part: name });
      node.getMesh()?.setName(name);
    }
    return request.materials.map((entry) => ({ ...entry, part: names.get(entry.part)! }));
  });
}
