import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { CanvasStore } from '../canvas.store';
import { ShiftStore } from '../shift.store';
import { groupFrames } from './group-frames';
import { MarkHandleDirective } from './mark-handle.directive';
import { MarkStore, type MarkName } from './mark.store';
import { MarkToolsComponent } from './mark-tools.component';
import { FocusedDirective } from './focused.directive';

/** The groups' frames and the notes, below the nodes. */
@Component({
  selector: 'hm-marks',
  imports: [FocusedDirective, MarkHandleDirective, MarkToolsComponent],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './marks.component.html',
  styleUrl: './marks.component.css',
})
export class MarksComponent {
  private readonly canvas = inject(CanvasStore);
  private readonly shifting = inject(ShiftStore);
  protected readonly marks = inject(MarkStore);

  readonly readOnly = input(false);
  /** Of the canvas, for what is dragged. */
  readonly scale = input(1);
  readonly left = output();

  protected readonly frames = computed(() =>
    groupFrames(this.marks.groups(), this.canvas.view().nodes).map((frame) => ({
      ...frame,
      name: { kind: 'groups', id: frame.id } satisfies MarkName,
    })),
  );
  protected readonly notes = computed(() => {
    const shift = this.shifting.shift();
    return this.marks.notes().map((note) => {
      const by = shift?.noteId === note.id ? shift.by : { x: 0, y: 0 };
      const name: MarkName = { kind: 'notes', id: note.id };
      return { ...note, name, x: note.x + by.x, y: note.y + by.y };
    });
  });

  protected isChosen({ kind, id }: MarkName): boolean {
    return !this.readOnly() && this.marks.chosen()?.kind === kind && this.marks.chosen()?.id === id;
  }

  protected isWritten({ kind, id }: MarkName): boolean {
    return this.marks.written()?.kind === kind && this.marks.written()?.id === id;
  }

  protected done(name: MarkName, field: HTMLInputElement | HTMLTextAreaElement): void {
    this.marks.writeDone(name, field.value);
  }

  /** Escape leaves what was there. A note that was empty before goes. */
  protected escaped(name: MarkName, before: string, event: Event): void {
    event.stopPropagation();
    this.marks.writeDone(name, before);
    this.left.emit();
  }
}
