import { Dialog } from '@angular/cdk/dialog';
import { CdkMenu, CdkMenuItem, CdkMenuTrigger } from '@angular/cdk/menu';
import type { ComponentType } from '@angular/cdk/portal';
import { ChangeDetectionStrategy, Component, Injector, inject, output } from '@angular/core';
import { IconComponent } from '../../parts/icon.component';
import { ToastStore } from '../../parts/toast.store';
import { ShortcutsStore } from '../../shell/shortcuts.store';
import { AutosaveStore } from '../document/autosave.store';
import { DocumentStore } from '../document/document.store';
import type { IssuePlace } from '../problems/issue-place';

const DIALOG = { backdropClass: 'dialog-backdrop', ariaLabelledBy: 'dialog-title' };

/** What can be done with the draft as a whole. Each opens a dialog, once the draft is saved. */
@Component({
  selector: 'hm-editor-actions',
  imports: [CdkMenu, CdkMenuItem, CdkMenuTrigger, IconComponent],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './editor-actions.component.html',
  styles: ':host { display: flex; gap: 8px; }',
})
export class EditorActionsComponent {
  private readonly dialogs = inject(Dialog);
  private readonly injector = inject(Injector);
  private readonly autosave = inject(AutosaveStore);
  protected readonly document = inject(DocumentStore);
  private readonly toasts = inject(ToastStore);
  private isOpening = false;

  /** A place of the workflow to show, chosen in a dialog. */
  readonly open = output<IssuePlace>();

  constructor() {
    inject(ShortcutsStore).add({
      title: 'Workflow',
      shortcuts: [
        { keys: ['Ctrl+s'], does: 'Publish', run: () => void this.openPublish() },
        { keys: ['Ctrl+Shift+Enter'], does: 'Try the draft on an order line', run: () => void this.openDryRun() },
        { keys: ['Ctrl+Enter'], does: 'Dispatch an order line', run: () => void this.openDispatch() },
      ],
    });
  }

  protected openPublish(): Promise<void> {
    return this.openSaved(async () => (await import('../publish/publish.dialog')).PublishDialog, '#note');
  }

  protected openDryRun(): Promise<void> {
    return this.openSaved(async () => (await import('../dry-run/dry-run.dialog')).DryRunDialog, '#line-search');
  }

  protected openDispatch(): Promise<void> {
    return this.openSaved(async () => (await import('../dispatch/dispatch.dialog')).DispatchDialog, '#line-search');
  }

  protected openHistory(): Promise<void> {
    return this.openSaved(async () => (await import('../history/history.dialog')).HistoryDialog);
  }

  protected openImport(): Promise<void> {
    return this.openSaved(async () => (await import('../history/import-into.dialog')).ImportIntoDialog, '#file');
  }

  protected openExport(): Promise<void> {
    return this.openSaved(async () => (await import('../history/export.dialog')).ExportDialog);
  }

  /** The server works on what is saved, so nothing opens before that is what is seen here. */
  private async openSaved(load: () => Promise<ComponentType<unknown>>, autoFocus = 'first-tabbable'): Promise<void> {
    if (this.isOpening) return;
    this.isOpening = true;
    try {
      await this.autosave.flush();
      if (!this.autosave.isSaved() || this.autosave.state().kind === 'conflict')
        return this.toasts.show('The draft is not saved. The head says why; try again when it is.', { isBad: true });
      const { closed } = this.dialogs.open<IssuePlace>(await load(), { ...DIALOG, autoFocus, injector: this.injector });
      closed.subscribe((place) => place && this.open.emit(place));
    } finally {
      this.isOpening = false;
    }
  }
}
