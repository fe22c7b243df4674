import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { AutosaveStore } from './document/autosave.store';
import { saveText } from './document/save-state';

/** Always says whether the draft is saved, and why not. */
@Component({
  selector: 'hm-save-badge',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <span role="status" [class.bad]="said().isBad" [title]="detail()">draft · {{ said().text }}</span>
    @if (autosave.state().kind === 'conflict') {
      <button class="button" type="button" (click)="reload()">Load theirs</button>
      <button class="button danger" type="button" (click)="autosave.overwrite()">Save mine over it</button>
    } @else if (autosave.state().kind === 'failed') {
      <button class="button" type="button" (click)="autosave.flush()">Try again</button>
    }
  `,
  styles: `
    :host {
      display: inline-flex;
      gap: 8px;
      align-items: center;
      color: var(--text-2);
      font-size: 12px;
    }

    .bad {
      color: var(--bad);
    }
  `,
})
export class SaveBadgeComponent {
  protected readonly autosave = inject(AutosaveStore);
  protected readonly said = computed(() => saveText(this.autosave.state()));
  protected readonly detail = computed(() => {
    const state = this.autosave.state();
    return 'problem' in state ? state.problem.detail : '';
  });

  protected reload(): void {
    void this.autosave.discard();
  }
}
