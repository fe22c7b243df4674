import { ChangeDetectionStrategy, Component, computed, inject, output, signal } from '@angular/core';
import { IconComponent } from '../../parts/icon.component';
import { STEP_DATA } from '../canvas/quick-add-request';
import { DocumentStore } from '../document/document.store';
import { paletteGroups, type PaletteEntry } from './palette-groups';

/** The steps that can be added; a drag, a double click or Enter adds one. */
@Component({
  selector: 'hm-palette',
  imports: [IconComponent],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './palette.component.html',
  styleUrl: './palette.component.css',
})
export class PaletteComponent {
  private readonly document = inject(DocumentStore);

  /** The step to add. */
  readonly add = output<string>();

  protected readonly text = signal('');
  protected readonly groups = computed(() => paletteGroups(this.document.palette(), this.text()));

  protected hint({ definition, availability }: PaletteEntry): string {
    return availability.reason === null
      ? definition.description
      : `${definition.description}\n\n${availability.reason}`;
  }

  /** Dropped on the canvas it is added there, on a wire into its middle. */
  protected dragged({ dataTransfer }: DragEvent, { definition }: PaletteEntry): void {
    dataTransfer?.setData(STEP_DATA, definition.step);
    if (dataTransfer) dataTransfer.effectAllowed = 'copy';
  }

  /** Enter in the search adds the only step that was found. */
  protected addOnly(): void {
    const found = this.groups().flatMap(({ entries }) => entries);
    if (found.length === 1 && found[0]) this.add.emit(found[0].definition.step);
  }
}
