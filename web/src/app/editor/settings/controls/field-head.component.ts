import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { IconComponent } from '../../../parts/icon.component';
import type { Field } from '../fields/field';
import { SettingsStore } from '../state/settings.store';

/** What stands around the name of a field: a mark where it was changed, and the way back to its default. */
@Component({
  selector: 'hm-field-head',
  imports: [IconComponent],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (field().isChanged) {
      <span class="changed" title="Changed"><span class="visually-hidden">Changed</span></span>
    }
    <span class="name"><ng-content /></span>
    @if (field().canReset && field().isChanged) {
      <button type="button" [title]="back()" [attr.aria-label]="label()" (click)="store.reset(field())">
        <hm-icon name="undo" />
      </button>
    }
  `,
  styles: `
    :host {
      position: relative;
      display: flex;
      gap: 4px;
      align-items: center;
      min-height: 20px;
    }

    .name {
      flex: 1;
      min-width: 0;
      overflow-wrap: anywhere;
    }

    /* Beside the column of names, so that they stay in line. */
    .changed {
      position: absolute;
      left: -8px;
      width: 4px;
      height: 4px;
      border-radius: 50%;
      background: var(--accent);
    }

    button {
      display: inline-flex;
      padding: 1px;
      border: 0;
      border-radius: 4px;
      background: none;
      color: var(--text-3);
      cursor: pointer;
    }

    button:hover {
      background: var(--surface-2);
    }
  `,
})
export class FieldHeadComponent {
  protected readonly store = inject(SettingsStore);

  readonly field = input.required<Field>();

  protected readonly back = computed(() => {
    const { defaultText, defaultValue } = this.field();
    if (defaultValue === undefined) return 'Take it away';
    return `Use the default${defaultText.length > 0 && defaultText.length < 60 ? `: ${defaultText}` : ''}`;
  });
  protected readonly label = computed(() =>
    this.field().defaultValue === undefined
      ? `Remove ${this.field().title}`
      : `Use the default of ${this.field().title}`,
  );
}
