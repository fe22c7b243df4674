import type { FCanvasChangeEvent, FCanvasComponent, FFlowComponent } from '@foblex/flow';
import type { CanvasPoint } from '#workflow-core';
import { GRIP } from './node-box';
import { panInto } from './pan-into';

/** Between a node that is shown and the edges of the canvas, in pixels: room for its ports and their buttons. */
const MARGIN = 48;

/** What of the graph is seen: where and how large, and where things are on the screen. */
export class CanvasViewport {
  private limitScale = (scale: number): number => scale;

  constructor(
    private readonly flow: () => FFlowComponent,
    private readonly canvas: () => FCanvasComponent,
  ) {}

  get host(): HTMLElement {
    return this.flow().hostElement as HTMLElement;
  }

  /** Shows the whole graph at a scale within bounds. The library fits later, and tells so by the next change. */
  fitWithin(least: number, most: number): void {
    this.limitScale = (scale) => Math.min(most, Math.max(least, scale));
    this.canvas().fitToScreen({ x: 48, y: 48 }, false);
  }

  /** Takes a change of the library, and answers the scale that is shown after it. */
  changed({ scale }: FCanvasChangeEvent): number {
    const limited = this.limitScale(scale);
    this.limitScale = (same) => same;
    if (limited === scale) return scale;
    const { width, height } = this.host.getBoundingClientRect();
    this.canvas().setScale(limited, { x: limited > scale ? 0 : width / 2, y: height / 2 });
    this.canvas().redraw();
    return limited;
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
