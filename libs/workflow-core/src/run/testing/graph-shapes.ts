import type { Workflow } from '../../model/workflow.js';

type Edge = readonly [from: number, to: number];

/** Workflows of any size over the fake steps, by shape; all are valid. */
export const SHAPES: Record<string, (size: number) => Workflow> = {
  chain: (size) =>
    workflow(
      size,
      (at) => (at === size - 1 ? 'output_save' : (PREFIX[at] ?? 'image_convert')),
      range(size - 1).map((at) => [at, at + 1]),
    ),
  fan: (size) =>
    workflow(
      size,
      (at) => (at === size - 1 ? 'output_save' : at === 0 ? 'order_line_setup' : 'glb_export'),
      range(size - 2).flatMap((at): Edge[] => [
        [0, at + 1],
        [at + 1, size - 1],
      ]),
    ),
  layers: (size) => {
    const width = Math.round(Math.sqrt(size));
    const edges = range(size - width).flatMap((at): Edge[] => {
      const layer = at - (at % width);
      return [0, 1, 7].map((aside) => [layer + ((at + aside) % width), at + width]);
    });
    return workflow(size, () => 'checkpoint', edges);
  },
  diamonds: (size) =>
    workflow(
      size,
      () => 'checkpoint',
      range(Math.floor((size - 1) / 3)).flatMap((diamond): Edge[] => {
        const at = 3 * diamond;
        return [
          [at, at + 1],
          [at, at + 2],
          [at + 1, at + 3],
          [at + 2, at + 3],
        ];
      }),
    ),
};

const PREFIX = ['order_line_setup', 'glb_export', 'resolve_template', 'threejs_render'];

const range = (length: number): number[] => Array.from({ length }, (_, at) => at);

function workflow(size: number, stepAt: (at: number) => string, edges: Edge[]): Workflow {
  return {
    version: 1,
    nodes: range(size).map((at) => ({ id: `n${at}`, step: stepAt(at), params: {} })),
    edges: edges.map(([from, to]) => ({ from: `n${from}`, to: `n${to}` })),
  };
}
