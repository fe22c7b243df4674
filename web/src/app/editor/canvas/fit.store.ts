import { DestroyRef, Injectable, inject, signal } from '@angular/core';
import type { FCanvasChangeEvent } from '@foblex/flow';
import { SelectionStore } from '../document/selection.store';
import type { CanvasViewport } from './canvas-viewport';
import { CanvasStore } from './canvas.store';
import { bringIntoView, fitView } from './fit-view';
import { groupFrames } from './marks/group-frames';
import { MarkStore } from './marks/mark.store';
import { boundsOf, boxOf, type CanvasRect } from './node-box';

/** The scale below which the text on nodes cannot be read. */
const READABLE = 0.7;
/** The least size of a note, in canvas units; the style sheet of notes says the same. */
const NOTE_SIZE = { width: 200, height: 40 };

/** Keeps the graph in view: fits it, and fits it anew whenever the canvas is resized, until the user moves it. */
@Injectable()
export class FitStore {
  private readonly canvas = inject(CanvasStore);
  private readonly marks = inject(MarkStore);
  private readonly selected = inject(SelectionStore);
  private readonly destroyed = inject(DestroyRef);
  private viewport: CanvasViewport | null = null;
  /** The least scale that it is fitted at; null once the user has moved it. */
  private least: number | null = READABLE;
  private isPressed = false;
  /** The canvas was resized while the pointer was pressed. */
  private isDue = false;

  /** The scale in percent. */
  readonly zoom = signal(100);

  /** Shows what can be read of the graph, with the selected node. */
  begin(viewport: CanvasViewport): void {
    this.viewport = viewport;
    this.refit();
    this.listen(viewport.host);
  }

  /** Shows the whole graph. */
  whole(): void {
    this.least = 0;
    this.refit();
  }

  /** Fits it anew where the user has not moved it. */
  refit(): void {
    const { viewport, least } = this;
    if (!viewport || least === null) return;
    const nodes = this.boxes(viewport.heights());
    const bounds = boundsOf([...nodes.values(), ...this.marked()]);
    if (!bounds) return;
    const { size } = viewport;
    const view = fitView(bounds, size, least);
    const selected = nodes.get(this.selected.node()?.id ?? '');
    const shown = selected ? bringIntoView(view, selected, size) : view;
    viewport.show(shown);
    this.zoom.set(Math.round(shown.scale * 100));
  }

  /** Takes a change of the library. */
  changed(event: FCanvasChangeEvent): void {
    if (this.viewport?.isMoved(event)) this.least = null;
    this.zoom.set(Math.round(event.scale * 100));
  }

  private listen(host: HTMLElement): void {
    const resized = new ResizeObserver(() => this.resized());
    resized.observe(host);
    const stop = new AbortController();
    this.destroyed.onDestroy(() => stop.abort());
    this.destroyed.onDestroy(() => resized.disconnect());
    const how = { signal: stop.signal, capture: true };
    host.addEventListener('pointerdown', () => (this.isPressed = true), how);
    for (const end of ['pointerup', 'pointercancel']) document.addEventListener(end, () => this.released(), how);
  }

  /** What the user holds does not move away below the pointer. */
  private resized(): void {
    this.isDue = this.isPressed;
    if (!this.isDue) this.refit();
  }

  private released(): void {
    this.isPressed = false;
    if (this.isDue) this.resized();
  }

  /** The places of nodes, as high as they are drawn. */
  private boxes(heights: ReadonlyMap<string, number>): Map<string, CanvasRect> {
    const { nodes } = this.canvas.settled();
    return new Map(nodes.map((node) => [node.id, { ...boxOf(node), height: heights.get(node.id) ?? node.height }]));
  }

  /** The places of groups and notes. */
  private marked(): CanvasRect[] {
    const frames = groupFrames(this.marks.groups(), this.canvas.settled().nodes).map(({ rect }) => rect);
    return [...frames, ...this.marks.notes().map(({ x, y }) => ({ x, y, ...NOTE_SIZE }))];
  }
}
