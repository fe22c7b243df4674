import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { IconComponent } from '../../../parts/icon.component';

/** A name that opens and closes what is below it. */
@Component({
  selector: 'hm-opener',
  imports: [IconComponent],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <button type="button" [id]="id()" [attr.aria-expanded]="isOpen()" (click)="toggled.emit()">
      <hm-icon name="chevron_right" [class.open]="isOpen()" />
      <span class="text">{{ text() }}</span>
      @if (hasFault()) {
        <hm-icon name="error" class="bad" />
        <span class="visually-hidden">has a fault</span>
      }
    </button>
  `,
  styles: `
    :host {
      display: flex;
      min-width: 0;
    }

    button {
      display: flex;
      flex: 1;
      gap: 2px;
      align-items: center;
      min-width: 0;
      min-height: 24px;
      padding: 0 4px 0 0;
      border: 0;
      border-radius: 4px;
      background: none;
      font-weight: inherit;
      text-align: left;
      cursor: pointer;
    }

    button:hover {
      background: var(--surface-2);
    }

    hm-icon {
      color: var(--text-3);
      transition: transform var(--motion);
    }

    .open {
      transform: rotate(90deg);
    }

    .text {
      min-width: 0;
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
    }

    .bad {
      color: var(--bad);
    }
  `,
})
export class OpenerComponent {
  readonly id = input.required<string>();
  readonly text = input.required<string>();
  readonly isOpen = input.required<boolean>();
  /** Whether something is wrong in what is closed. */
  readonly hasFault = input(false);
  readonly toggled = output();
}
