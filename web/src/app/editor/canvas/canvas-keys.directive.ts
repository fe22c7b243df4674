import { DestroyRef, Directive, ElementRef, booleanAttribute, inject, input, output } from '@angular/core';
import type { CanvasPoint } from '#workflow-core';
import { pressedKeys } from '../../shell/shortcut';
import { SelectionStore } from '../document/selection.store';
import { SaidStore } from '../said.store';
import { ShiftStore } from './shift.store';

const ARROWS: Readonly<Record<string, CanvasPoint>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

const STEP = 10;
const LONG_STEP = 50;

/** Keys of the canvas while it has the focus, before the library sees them: Alt and arrows move, Tab adds. */
@Directive({ selector: '[hmCanvasKeys]' })
export class CanvasKeysDirective {
  private readonly selected = inject(SelectionStore);
  private readonly shifting = inject(ShiftStore);
  private readonly said = inject(SaidStore);

  readonly readOnly = input(false, { transform: booleanAttribute });
  readonly askedToAdd = output();

  constructor() {
    const element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    const stop = new AbortController();
    inject(DestroyRef).onDestroy(() => stop.abort());
    const how = { signal: stop.signal, capture: true };
    element.addEventListener('keydown', (event) => this.pressed(event, element), how);
    element.addEventListener('keyup', ({ key }) => key === 'Alt' && this.shifting.end(), how);
    element.addEventListener('blur', () => this.shifting.end(), how);
  }

  private pressed(event: KeyboardEvent, element: HTMLElement): void {
    if (this.readOnly() || event.target !== element || !this.handle(event)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }

  /** Answers whether the key was one of these. */
  private handle(event: KeyboardEvent): boolean {
    const arrow = event.altKey && this.selected.selection().nodeIds.length > 0 ? ARROWS[event.key] : undefined;
    if (arrow) this.move(arrow, event.shiftKey);
    else if (pressedKeys(event) === 'Tab') this.askedToAdd.emit();
    else if (event.key === 'Escape' && this.shifting.shift()) this.shifting.cancel();
    else return false;
    return true;
  }

  private move({ x, y }: CanvasPoint, isFar: boolean): void {
    const { nodeIds } = this.selected.selection();
    if (!this.shifting.shift()) this.shifting.begin(nodeIds);
    const step = isFar ? LONG_STEP : STEP;
    this.shifting.further({ x: x * step, y: y * step });
    const by = this.shifting.shift()?.by;
    if (by) this.said.say(`Moved by ${by.x}, ${by.y}`);
  }
}
