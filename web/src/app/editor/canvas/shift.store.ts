import { Injectable, inject, signal } from '@angular/core';
import type { CanvasPoint, Edit } from '#workflow-core';
import { positionsOf } from '../document/node-position';
import { GraphStore } from './graph.store';
import { moveEdit } from './move-edit';

/** Nodes, or a note, that are on their way: shown elsewhere, and moved by one edit when they arrive. */
export interface Shift {
  nodeIds: ReadonlySet<string>;
  noteId: string | null;
  by: CanvasPoint;
}

@Injectable()
export class ShiftStore {
  private readonly graph = inject(GraphStore);
  readonly shift = signal<Shift | null>(null);

  /** Begins with these things, or goes on with them. */
  begin(nodeIds: readonly string[], noteId: string | null = null): void {
    this.shift.set({ nodeIds: new Set(nodeIds), noteId, by: { x: 0, y: 0 } });
  }

  /** Shows them this far from where they were. */
  to(by: CanvasPoint): void {
    this.shift.update((shift) => shift && { ...shift, by });
  }

  /** Shows them further on. */
  further({ x, y }: CanvasPoint): void {
    this.shift.update((shift) => shift && { ...shift, by: { x: shift.by.x + x, y: shift.by.y + y } });
  }

  /** Leaves them where they are shown, as one undo step. */
  end(noteEdit: (by: CanvasPoint) => Edit | null = () => null): void {
    const [shift, workflow] = [this.shift(), this.graph.workflow()];
    this.shift.set(null);
    if (!shift || !workflow || (shift.by.x === 0 && shift.by.y === 0)) return;
    const edit = shift.noteId === null ? null : noteEdit(shift.by);
    if (edit) this.graph.apply(edit);
    if (shift.nodeIds.size === 0) return;
    const positions = positionsOf(workflow);
    const moves = [...shift.nodeIds].flatMap((id) => {
      const at = positions.get(id);
      return at ? [{ id, x: at.x + shift.by.x, y: at.y + shift.by.y }] : [];
    });
    this.graph.apply(moveEdit(workflow, moves));
  }

  /** Shows them where they were. */
  cancel(): void {
    this.shift.set(null);
  }
}
