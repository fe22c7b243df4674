import { Dialog } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, Injector, computed, effect, inject, untracked } from '@angular/core';
import { AutosaveStore } from './document/autosave.store';
import { DocumentStore } from './document/document.store';
import { saveText } from './document/save-state';

/** Always says whether the draft is saved, and why not. A conflict is shown once, and again when asked for. */
@Component({
  selector: 'hm-save-badge',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (document.isReadOnly()) {
      <span role="status">draft · read-only</span>
    } @else {
      <span role="status" [class.bad]="said().isBad" [title]="detail()">draft · {{ said().text }}</span>
      @switch (autosave.state().kind) {
        @case ('conflict') {
          <button class="button" type="button" (click)="openConflict()">Resolve</button>
        }
        @case ('refused') {
          <button class="button" type="button" (click)="document.undo()">Undo</button>
          <button class="button danger" type="button" (click)="autosave.saveEmpty()">Save it empty</button>
        }
        @case ('failed') {
          <button class="button" type="button" (click)="autosave.flush()">Try again</button>
        }
      }
    }
  `,
  styles: `
    :host {
      display: inline-flex;
      gap: 8px;
      align-items: center;
      color: var(--text-2);
      min-width: 0;
      font-size: 12px;
      white-space: nowrap;
    }

    span {
      overflow: hidden;
      text-overflow: ellipsis;
    }

    .bad {
      color: var(--bad);
    }
  `,
})
export class SaveBadgeComponent {
  private readonly dialogs = inject(Dialog);
  private readonly injector = inject(Injector);
  protected readonly autosave = inject(AutosaveStore);
  protected readonly document = inject(DocumentStore);

  private readonly isConflict = computed(
    () => this.autosave.state().kind === 'conflict' && !this.document.isReadOnly(),
  );
  protected readonly said = computed(() => saveText(this.autosave.state()));
  protected readonly detail = computed(() => {
    const state = this.autosave.state();
    return 'problem' in state ? state.problem.detail : '';
  });

  constructor() {
    effect(() => {
      if (this.isConflict()) untracked(() => void this.openConflict());
    });
  }

  protected async openConflict(): Promise<void> {
    const { ConflictDialog } = await import('./conflict/conflict.dialog');
    if (
      !this.isConflict() ||
      this.dialogs.openDialogs.some(({ componentInstance }) => componentInstance instanceof ConflictDialog)
    )
      return;
    this.dialogs.open(ConflictDialog, {
      ...{ backdropClass: 'dialog-backdrop', ariaLabelledBy: 'dialog-title', injector: this.injector },
      data: { again: () => void this.openConflict() },
    });
  }
}
