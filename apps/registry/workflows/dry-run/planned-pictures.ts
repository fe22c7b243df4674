import type { OrderedOutputType, PlannedPicture } from '#contracts';
import type { Producer, RunPlan } from '#workflow-core';

type PlannedNode = RunPlan['nodes'][number];
type Size = Pick<PlannedPicture, 'width' | 'height'>;
type PlannedNodes = ReadonlyMap<string, PlannedNode>;

const ANIMATION = 'turntable.webp';
const ANIMATED = 'webp-animated';

/** The pictures that a node would make for an order line, by the names and sizes that its step would give them. */
export function plannedPictures(nodeId: string, nodes: PlannedNodes, outputType: OrderedOutputType): PlannedPicture[] {
  const node = nodes.get(nodeId);
  if (!node) return [];
  const [source] = producersOf(node, 'render');
  if (!source) return rendered(node, templateOf(node, nodes, outputType), outputType);
  return converted(node, plannedPictures(source.nodeId, nodes, outputType));
}

/** Who an input of a planned node takes from. */
export function producersOf(node: PlannedNode, input: string): Producer[] {
  return node.inputs.find((bound) => bound.input === input)?.producers ?? [];
}

function rendered(node: PlannedNode, template: string, ordered: Size): PlannedPicture[] {
  const width = numberIn(node, 'width') || ordered.width;
  const height = numberIn(node, 'height') || ordered.height;
  const head = { node: node.nodeId, step: node.step, template, width, height };
  const frames = numberIn(node, 'frames');
  if (node.step === 'blender_turntable') return [{ ...head, name: ANIMATION, frames }];
  return sceneNames(node, frames).map((name) => ({ ...head, name, frames: 1 }));
}

function sceneNames({ params }: PlannedNode, frames: number): string[] {
  const angles = Array.isArray(params['angles']) ? params['angles'].length : 0;
  if (frames > 0) return numbered('frame', frames, 3);
  return angles > 0 ? numbered('angle', angles, 2) : ['still.png'];
}

/** An animation becomes its frames, and everything one animation where that is the format. */
function converted(node: PlannedNode, before: PlannedPicture[]): PlannedPicture[] {
  const format = String(node.params['format']);
  const pictures = before.map((picture) => ({
    ...picture,
    ...sized(node, picture),
    node: node.nodeId,
    step: node.step,
  }));
  const frames = before.reduce((sum, picture) => sum + picture.frames, 0);
  if (format === ANIMATED) return pictures.slice(0, 1).map((first) => ({ ...first, name: ANIMATION, frames }));
  return pictures.flatMap((picture) => {
    const name = picture.name.replace(/\.[^.]*$/, '');
    const names = picture.frames > 1 ? numbered(name, picture.frames, 3) : [`${name}.png`];
    const extension = format === 'jpeg' ? '.jpg' : `.${format}`;
    return names.map((one) => ({ ...picture, name: one.replace(/\.png$/, extension), frames: 1 }));
  });
}

/** A side of 0 is kept, or follows the other where only that is wanted. */
function sized(node: PlannedNode, { width, height }: Size): Size {
  const [wide, high] = [numberIn(node, 'width'), numberIn(node, 'height')];
  const follow = (wanted: number, side: number, other: number) =>
    wanted === 0 ? side : Math.max(1, Math.round((wanted * side) / other));
  return { width: wide || follow(high, width, height), height: high || follow(wide, height, width) };
}

function numbered(name: string, count: number, digits: number): string[] {
  return Array.from({ length: count }, (_, i) => `${name}-${String(i + 1).padStart(digits, '0')}.png`);
}

function templateOf(node: PlannedNode, nodes: PlannedNodes, outputType: OrderedOutputType): string {
  const [producer] = producersOf(node, 'template');
  const key = producer && nodes.get(producer.nodeId)?.params['templateKey'];
  return typeof key === 'string' && key !== '' ? key : outputType.template;
}

function numberIn({ params }: PlannedNode, param: string): number {
  const value = params[param];
  return typeof value === 'number' ? value : 0;
}
