import { NgTemplateOutlet } from '@angular/common';
import { ChangeDetectionStrategy, Component, computed, inject, input, type TemplateRef } from '@angular/core';
import { settingId, type Field, type VariantsField } from '../fields/field';
import { SettingsStore } from '../state/settings.store';
import { FaultComponent } from './fault.component';
import { FieldHeadComponent } from './field-head.component';

/** A setting that is one of several shapes: which one, and below it what that one has. */
@Component({
  selector: 'hm-variants-field',
  imports: [FaultComponent, FieldHeadComponent, NgTemplateOutlet],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @let one = field();
    <hm-field-head [field]="one">
      <label class="label" [for]="selectId()" [title]="one.description">{{ one.title }}</label>
    </hm-field-head>
    <select
      #select
      class="input"
      [id]="selectId()"
      [attr.aria-invalid]="hasFault()"
      [attr.aria-describedby]="id() + '-hint'"
      (change)="choose(one.chosen < 0 ? select.selectedIndex - 1 : select.selectedIndex)"
    >
      @if (one.chosen < 0) {
        <option selected>{{ one.defaultText || 'Nothing chosen' }}</option>
      }
      @for (variant of one.variants; track variant.label) {
        <option [selected]="$index === one.chosen">{{ variant.label }}</option>
      }
    </select>
    @if (!isSimple()) {
      <hm-fault [field]="one" />
    }
    @if (hasInner()) {
      <div role="group" class="inside" [attr.aria-label]="one.title">
        <ng-container [ngTemplateOutlet]="inside()" [ngTemplateOutletContext]="{ $implicit: one.inner! }" />
      </div>
    }
  `,
  styleUrl: './inside.css',
})
export class VariantsFieldComponent {
  private readonly store = inject(SettingsStore);

  readonly field = input.required<VariantsField>();
  /** Draws a field. */
  readonly inside = input.required<TemplateRef<{ $implicit: Field }>>();

  protected readonly id = computed(() => settingId(this.field().pointer));
  /** The control of what is no object has the id of the setting, and says what is wrong. */
  protected readonly isSimple = computed(() => {
    const kind = this.field().inner?.kind;
    return kind !== undefined && kind !== 'object';
  });
  protected readonly selectId = computed(() => (this.isSimple() ? `${this.id()}-kind` : this.id()));
  protected readonly hasInner = computed(() => {
    const { inner } = this.field();
    return inner !== null && (inner.kind !== 'object' || inner.fields.length > 0);
  });
  protected readonly hasFault = computed(() => !this.isSimple() && this.store.faultOf(this.field()) !== '');

  protected choose(index: number): void {
    const variant = this.field().variants[index];
    if (variant) this.store.set(this.field(), variant.value);
  }
}
