import { DestroyRef, Directive, ElementRef, inject, output } from '@angular/core';
import type { CanvasPoint } from '#workflow-core';
import { CanvasStore } from './canvas.store';
import { elementAt, ownerOf } from './element-at';
import { GRIP, NODE_WIDTH } from './node-box';
import { STEP_DATA } from './quick-add-request';
import { wireBelow } from './wire-below';
import { WiringStore } from './wiring.store';

/**
 * What is below the pointer. It listens by itself, as an event that changes nothing must not have everything checked:
 * these come with every move of the mouse.
 */
@Directive({ selector: '[hmPointer]' })
export class PointerDirective {
  private readonly store = inject(CanvasStore);
  private readonly wiring = inject(WiringStore);

  /** A step of the palette was dropped, here on the screen. */
  readonly stepDropped = output<{ step: string; screen: CanvasPoint }>();
  /** A step is dragged, here on the screen. */
  readonly stepDragged = output<CanvasPoint>();

  constructor() {
    const element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    const stop = new AbortController();
    inject(DestroyRef).onDestroy(() => stop.abort());
    const { signal } = stop;
    element.addEventListener('pointerover', ({ target }) => this.entered(target), { signal });
    element.addEventListener('pointerleave', () => this.store.hovered.set(null), { signal });
    document.addEventListener('pointermove', (event) => this.drawn(event), { signal });
    element.addEventListener('dragover', (event) => this.dragged(event), { signal });
    element.addEventListener('dragleave', () => this.store.spliced.set(null), { signal });
    element.addEventListener('drop', (event) => this.dropped(event), { signal });
  }

  /** The buttons beside a node are its own. */
  private entered(target: EventTarget | null): void {
    if (target instanceof Element && target.closest('.plus')) return;
    this.store.hovered.set(ownerOf(target, 'node'));
  }

  private drawn({ clientX: x, clientY: y }: PointerEvent): void {
    if (this.wiring.isActive()) this.wiring.over.set(elementAt({ x, y }, 'connector'));
  }

  private dragged(event: DragEvent): void {
    if (!event.dataTransfer?.types.includes(STEP_DATA)) return;
    event.preventDefault();
    this.stepDragged.emit({ x: event.clientX, y: event.clientY });
  }

  private dropped(event: DragEvent): void {
    const step = event.dataTransfer?.getData(STEP_DATA);
    if (!step) return;
    event.preventDefault();
    this.stepDropped.emit({ step, screen: { x: event.clientX, y: event.clientY } });
    this.store.spliced.set(null);
  }
}

/** The wire that a new node would go into that is dropped at a place. */
export const wireAtDrop = (store: CanvasStore, { x, y }: CanvasPoint): string | null =>
  wireBelow(store.settled(), { x: x - GRIP.x, y: y - GRIP.y, width: NODE_WIDTH, height: 2 * GRIP.y });
