import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { IconComponent } from '../../../parts/icon.component';
import type { NumberField } from '../fields/field';
import { ratioOf } from '../fields/size-ratio';
import { SettingsStore } from '../state/settings.store';
import { ValueFieldComponent } from './value-field.component';

/** The two sides of a size, with a lock on their ratio between them. */
@Component({
  selector: 'hm-size-field',
  imports: [IconComponent, ValueFieldComponent],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <hm-value-field [field]="width()" />
    <button
      type="button"
      class="button plain square"
      aria-label="Keep the ratio"
      [attr.aria-pressed]="isLocked()"
      [disabled]="!canLock()"
      [title]="canLock() ? 'Keep the ratio' : 'Keep the ratio: set both sides first'"
      (click)="store.lockRatio(width(), height(), !isLocked())"
    >
      <hm-icon [name]="isLocked() ? 'link' : 'link_off'" />
    </button>
    <hm-value-field [field]="height()" />
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr) auto minmax(0, 1fr);
      gap: 4px;
      align-items: start;
    }

    button {
      margin-top: 22px;
    }

    [aria-pressed='true'] {
      background: var(--accent-soft);
      color: var(--accent);
    }
  `,
})
export class SizeFieldComponent {
  protected readonly store = inject(SettingsStore);

  readonly width = input.required<NumberField>();
  readonly height = input.required<NumberField>();

  protected readonly isLocked = computed(() => this.store.isRatioLocked(this.width()));
  protected readonly canLock = computed(
    () => this.isLocked() || ratioOf(this.width().value, this.height().value) !== null,
  );
}
