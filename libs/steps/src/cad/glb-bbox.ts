import { WebIO, getBounds } from '@gltf-transform/core';
import type { Accessor, Document, GLTF, Scene } from '@gltf-transform/core';
import { readAll } from '#artifacts';
import type { BoundingBox } from '../domain.js';
import type { Step } from '../step-context.js';
import { StepError } from '../step-error.js';
import type { StepIn, StepOut } from '../step-io.js';

/**
 * The exact bounding box of a GLB's default scene, in metres, y up. Throws `StepError`, not retryable: `glb_unreadable`,
 * `glb_external_uri` (a GLB must carry all its bytes), `glb_no_geometry`, `glb_bounds_not_finite`.
 */
export const glbBbox: Step<StepIn<'glb_bbox'>, StepOut<'glb_bbox'>> = async ({ glb }, ctx) => {
  const { sha256 } = glb.artifact;
  const document = await readGlb(await readAll(ctx.artifacts, sha256), sha256);
  return { bounding_box: boundsOf(document, sha256) };
};

async function readGlb(bytes: Uint8Array, sha256: string): Promise<Document> {
  try {
    rejectExternal(jsonChunk(bytes), sha256);
    // A copy, because the reader needs aligned bytes.
    return await new WebIO().readBinary(new Uint8Array(bytes));
  } catch (cause) {
    if (cause instanceof StepError) throw cause;
    const why = cause instanceof Error ? cause.message : String(cause);
    throw glbError('glb_unreadable', sha256, `cannot be read: ${why}. Run glb_export again.`, cause);
  }
}

/** The first chunk of a GLB: 12 bytes of header, then the chunk's length and type, then JSON. */
function jsonChunk(bytes: Uint8Array): GLTF.IGLTF {
  const length = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(12, true);
  return JSON.parse(new TextDecoder().decode(bytes.subarray(20, 20 + length))) as GLTF.IGLTF;
}

/** A URI would make the reader fetch any file that the GLB names. */
function rejectExternal(json: GLTF.IGLTF, sha256: string): void {
  const resources = [...(json.buffers ?? []), ...(json.images ?? [])];
  const external = resources.find(({ uri }) => uri !== undefined && !uri.startsWith('data:'));
  if (!external) return;
  const shown = JSON.stringify(external.uri?.slice(0, 80));
  throw glbError(
    'glb_external_uri',
    sha256,
    `refers to ${shown} outside itself. Export it with all resources embedded.`,
  );
}

function boundsOf(document: Document, sha256: string): BoundingBox {
  const root = document.getRoot();
  const scene = root.getDefaultScene() ?? root.listScenes()[0];
  const positions = positionsOf(scene);
  if (!scene || positions.length === 0) {
    throw glbError('glb_no_geometry', sha256, 'shows nothing. Check the CAD file it came from.');
  }
  const { min, max } = getBounds(scene);
  // getBounds skips meshes with a NaN, so the vertices are checked too.
  if (![...min, ...max].every(Number.isFinite) || !positions.every(isFiniteThroughout)) {
    throw glbError('glb_bounds_not_finite', sha256, 'has no finite bounds. Check the CAD file it came from.');
  }
  return { min: [min[0], min[1], min[2]], max: [max[0], max[1], max[2]] };
}

function positionsOf(scene: Scene | undefined): Accessor[] {
  const found: Accessor[] = [];
  scene?.traverse((node) => {
    for (const primitive of node.getMesh()?.listPrimitives() ?? []) {
      const position = primitive.getAttribute('POSITION');
      if (position && position.getCount() > 0) found.push(position);
    }
  });
  return found;
}

function isFiniteThroughout(accessor: Accessor): boolean {
  return accessor.getArray()?.every(Number.isFinite) ?? false;
}

type GlbErrorCode = 'glb_unreadable' | 'glb_external_uri' | 'glb_no_geometry' | 'glb_bounds_not_finite';

function glbError(code: GlbErrorCode, sha256: string, what: string, cause?: unknown): StepError {
  return new StepError(code, `The GLB ${sha256} ${what}`, { retryable: false, details: { sha256 }, cause });
}
