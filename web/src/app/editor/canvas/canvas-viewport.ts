import type { FCanvasChangeEvent, FCanvasComponent, FFlowComponent } from '@foblex/flow';
import type { CanvasPoint } from '#workflow-core';
import type { Size, View } from './fit-view';
import { GRIP } from './node-box';
import { panInto } from './pan-into';

/** Between a node that is shown and the edges of the canvas, in pixels: room for its ports and their buttons. */
const MARGIN = 48;

/** What of the graph is seen: where and how large, and where things are on the screen. */
export class CanvasViewport {
  private shown: View | null = null;

  constructor(
    private readonly flow: () => FFlowComponent,
    private readonly canvas: () => FCanvasComponent,
  ) {}

  get host(): HTMLElement {
    return this.flow().hostElement as HTMLElement;
  }

  get size(): Size {
    return { width: this.host.clientWidth, height: this.host.clientHeight };
  }

  /** Shows a view at once; the library tells of changes by the user alone. */
  show(view: View): void {
    const canvas = this.canvas();
    const { scale, x, y } = view;
    this.shown = view;
    Object.assign(canvas.transform, { scale, position: { x, y }, scaledPosition: { x: 0, y: 0 } });
    canvas.redraw();
  }

  /** Whether a change of the library shows another view than `show` did last. */
  isMoved({ scale, position }: FCanvasChangeEvent): boolean {
    return this.shown?.scale !== scale || this.shown.x !== position.x || this.shown.y !== position.y;
  }

  /** How high each node is drawn, by its id, in canvas units. */
  heights(): ReadonlyMap<string, number> {
    const nodes = [...this.host.querySelectorAll<HTMLElement>('[data-node]')];
    return new Map(nodes.map((node) => [node.dataset['node'] ?? '', node.offsetHeight]));
  }

  /** A point of the screen in canvas units. */
  placeOf(screen: CanvasPoint): CanvasPoint {
    const { x, y } = this.flow().getPositionInFlow(screen);
    return { x: Math.round(x), y: Math.round(y) };
  }

  /** Where a node is that the pointer holds at a point of the screen. */
  gripped(screen: CanvasPoint): CanvasPoint {
    const { x, y } = this.placeOf(screen);
    return { x: x - GRIP.x, y: y - GRIP.y };
  }

  /** The middle of what is seen, on the screen. */
  screenCentre(): CanvasPoint {
    const { width, height, left, top } = this.host.getBoundingClientRect();
    return { x: left + width / 2, y: top + height / 2 };
  }

  /** The upper right corner of a node on the screen; the middle of what is seen for one that is not there. */
  screenOf(nodeId: string): CanvasPoint {
    const box = this.boxOf(nodeId);
    return box ? { x: box.right, y: box.top } : this.screenCentre();
  }

  /** Moves what is seen until a node is whole in it. */
  bringIn(nodeId: string): void {
    const box = this.boxOf(nodeId);
    if (!box) return;
    const { transform } = this.canvas();
    const by = panInto(box, this.host.getBoundingClientRect(), MARGIN);
    transform.position = { x: transform.position.x + by.x, y: transform.position.y + by.y };
    this.canvas().redraw();
  }

  private boxOf(nodeId: string): DOMRect | undefined {
    return this.host.querySelector(`[data-node="${CSS.escape(nodeId)}"]`)?.getBoundingClientRect();
  }
}
