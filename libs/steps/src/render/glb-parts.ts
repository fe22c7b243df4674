import { StepError } from '../step-error.js';

interface GltfNode {
  children?: number[];
  mesh?: number;
  name?: string;
  extras?: { part?: unknown };
}

interface Gltf {
  scene?: number;
  scenes?: { nodes?: number[] }[];
  nodes?: GltfNode[];
}

const MAGIC = 0x46546c67;
const JSON_CHUNK = 0x4e4f534a;

/**
 * The part keys that a GLB shows, in scene order, each once: `extras.part` of a node with a mesh or of its nearest
 * ancestor; null for a mesh that belongs to none. Throws `StepError('glb_unreadable')`.
 */
export function glbParts(glb: Uint8Array): (string | null)[] {
  const { scene = 0, scenes = [], nodes = [] } = readJson(glb);
  const found = new Set<string | null>();
  const pending = visits(scenes[scene], null);
  for (let next = pending.pop(); next; next = pending.pop()) {
    const node = nodes[next.node];
    const part = partOf(node) ?? next.part;
    if (node?.mesh !== undefined) found.add(part);
    pending.push(...visits({ nodes: node?.children }, part));
  }
  return [...found];
}

function partOf(node: GltfNode | undefined): string | undefined {
  const part = node?.extras?.part;
  return typeof part === 'string' ? part : undefined;
}

interface Visit {
  node: number;
  /** The part of the nearest ancestor that names one. */
  part: string | null;
}

/** Nodes to look at, the first one last, since the list is worked off from its end. */
function visits(of: { nodes?: number[] | undefined } | undefined, part: string | null): Visit[] {
  return (of?.nodes ?? []).map((node) => ({ node, part })).reverse();
}

function readJson(glb: Uint8Array): Gltf {
  const view = new DataView(glb.buffer, glb.byteOffset, glb.byteLength);
  if (glb.byteLength < 20 || view.getUint32(0, true) !== MAGIC || view.getUint32(16, true) !== JSON_CHUNK) {
    throw unreadable('it does not begin like one');
  }
  try {
    return JSON.parse(new TextDecoder().decode(glb.subarray(20, 20 + view.getUint32(12, true)))) as Gltf;
  } catch (cause) {
    throw unreadable('its description is no JSON', cause);
  }
}

function unreadable(why: string, cause?: unknown): StepError {
  return new StepError('glb_unreadable', `The model is no GLB: ${why}. Run glb_export again.`, {
    retryable: false,
    cause,
  });
}
