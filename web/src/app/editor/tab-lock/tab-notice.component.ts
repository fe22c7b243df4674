import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { IconComponent } from '../../parts/icon.component';
import { DocumentStore } from '../document/document.store';
import { TabLockStore } from './tab-lock.store';

/** Says that another tab edits, and lets this one edit instead. */
@Component({
  selector: 'hm-tab-notice',
  imports: [IconComponent],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (document.isReadOnly()) {
      <div class="notice" role="status">
        <hm-icon name="lock" />
        <span>This workflow is open in another tab, which edits it. Here it is read-only and shows what is saved.</span>
        <button class="button" type="button" [disabled]="tabs.isTaking()" (click)="tabs.take()">
          {{ tabs.isTaking() ? 'The other tab saves…' : 'Edit here' }}
        </button>
      </div>
    }
  `,
  styles: `
    .notice {
      display: flex;
      gap: 8px;
      align-items: center;
      padding: 6px 12px 6px 16px;
      border-bottom: 1px solid var(--line);
      background: var(--accent-soft);
    }

    .button {
      margin-left: auto;
    }
  `,
})
export class TabNoticeComponent {
  protected readonly document = inject(DocumentStore);
  protected readonly tabs = inject(TabLockStore);
}
