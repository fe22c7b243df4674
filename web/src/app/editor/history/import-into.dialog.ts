import { DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { DialogFrameComponent } from '../../parts/dialog-frame.component';
import { ToastStore } from '../../parts/toast.store';
import { WorkflowTextComponent } from '../../workflows/workflow-text.component';
import { DocumentStore } from '../document/document.store';
import { CompareStore } from './compare/compare.store';
import { readReplacement } from './read-replacement';

/** Reads a graph from a file or a paste and shows what it would change; nothing is replaced before that was seen. */
@Component({
  selector: 'hm-import-into',
  imports: [DialogFrameComponent, WorkflowTextComponent],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './import-into.dialog.html',
  styleUrl: '../../workflows/workflow-form.css',
})
export class ImportIntoDialog {
  private readonly compare = inject(CompareStore);
  private readonly toasts = inject(ToastStore);
  protected readonly dialog = inject(DialogRef);
  protected readonly document = inject(DocumentStore);

  protected readonly text = signal('');
  protected readonly read = computed(() => (this.text().trim() ? readReplacement(this.text()) : null));

  protected show(event: Event): void {
    event.preventDefault();
    const read = this.read();
    if (!read?.ok) return;
    const { workflow } = read;
    const run = () => {
      if (!this.document.replace(workflow)) return;
      this.toasts.show('Imported into the draft.', { action: { label: 'Undo', run: () => this.document.undo() } });
    };
    this.compare.openReplacement(workflow, 'The import', { label: 'Import', run });
    this.dialog.close();
  }
}
