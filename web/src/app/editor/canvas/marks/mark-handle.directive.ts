import { Directive, inject, input, output } from '@angular/core';
import type { CanvasPoint } from '#workflow-core';
import { ShiftStore } from '../shift.store';
import { MarkStore, type MarkName } from './mark.store';

const ARROWS: Readonly<Record<string, CanvasPoint>> = {
  ArrowLeft: { x: -10, y: 0 },
  ArrowRight: { x: 10, y: 0 },
  ArrowUp: { x: 0, y: -10 },
  ArrowDown: { x: 0, y: 10 },
};

/** What a group or a note is moved, chosen, written and removed by: the mouse, and keys while it has the focus. */
@Directive({
  selector: '[hmMarkHandle]',
  host: {
    '(pointerdown)': 'grabbed($event)',
    '(pointermove)': 'dragged($event)',
    '(pointerup)': 'dropped()',
    '(pointercancel)': 'shifting.cancel()',
    '(dblclick)': 'marks.write(hmMarkHandle())',
    '(keydown)': 'pressed($event)',
    '(keyup)': 'released($event)',
    '(focusin)': 'marks.chosen.set(hmMarkHandle())',
    '(focusout)': 'focusLeft($event)',
  },
})
export class MarkHandleDirective {
  protected readonly shifting = inject(ShiftStore);
  protected readonly marks = inject(MarkStore);
  private from: CanvasPoint | null = null;

  readonly hmMarkHandle = input.required<MarkName>();
  /** The nodes that go with it. */
  readonly nodeIds = input<readonly string[]>([]);
  readonly scale = input(1);
  readonly readOnly = input(false);
  /** It was removed by a key, so the focus needs another place. */
  readonly removed = output();

  protected grabbed(event: PointerEvent): void {
    if (this.readOnly() || event.button !== 0 || isOwnControl(event)) return;
    (event.currentTarget as Element).setPointerCapture(event.pointerId);
    this.from = { x: event.clientX, y: event.clientY };
    this.marks.chosen.set(this.hmMarkHandle());
  }

  protected dragged({ clientX, clientY }: PointerEvent): void {
    if (!this.from) return;
    if (!this.shifting.shift()) this.begin();
    const [x, y] = [clientX - this.from.x, clientY - this.from.y].map((far) => onGrid(far / this.scale()));
    this.shifting.to({ x: x ?? 0, y: y ?? 0 });
  }

  protected dropped(): void {
    this.from = null;
    this.end();
  }

  protected pressed(event: KeyboardEvent): void {
    if (this.readOnly() || isOwnControl(event)) return;
    const mark = this.hmMarkHandle();
    const arrow = ARROWS[event.key];
    if (arrow) {
      if (!this.shifting.shift()) this.begin();
      this.shifting.further(arrow);
    } else if (event.key === 'Enter' || event.key === 'F2') this.marks.write(mark);
    else if (event.key === 'Delete' || event.key === 'Backspace') {
      this.marks.remove(mark);
      this.removed.emit();
    } else return;
    event.preventDefault();
  }

  protected released({ key }: KeyboardEvent): void {
    if (ARROWS[key]) this.end();
  }

  protected focusLeft({ currentTarget, relatedTarget }: FocusEvent): void {
    const isInside = relatedTarget instanceof Node && (currentTarget as Element).contains(relatedTarget);
    if (!isInside) this.marks.chosen.set(null);
  }

  private begin(): void {
    const { kind, id } = this.hmMarkHandle();
    this.shifting.begin(this.nodeIds(), kind === 'notes' ? id : null);
  }

  private end(): void {
    this.shifting.end((by) => this.marks.noteMove(this.hmMarkHandle().id, by));
  }
}

const onGrid = (far: number): number => Math.round(far / 10) * 10;

/** Whether an event is of a button or a field in the handle. */
const isOwnControl = ({ target }: Event): boolean =>
  target instanceof Element && target.closest('button, input, textarea') !== null;
