import { NgTemplateOutlet } from '@angular/common';
import { ChangeDetectionStrategy, Component, computed, inject, input, type TemplateRef } from '@angular/core';
import { settingId, type Field, type ObjectField } from '../fields/field';
import { SettingsStore } from '../state/settings.store';
import { FaultComponent } from './fault.component';
import { FieldHeadComponent } from './field-head.component';
import { OpenerComponent } from './opener.component';

/** Settings that belong together, under a name that opens and closes them; a row of a list and a variant have theirs outside. */
@Component({
  selector: 'hm-object-field',
  imports: [FaultComponent, FieldHeadComponent, NgTemplateOutlet, OpenerComponent],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @let one = field();
    @if (!isBare()) {
      <hm-field-head [field]="one">
        <hm-opener
          [id]="id()"
          [text]="one.title"
          [isOpen]="isOpen()"
          [hasFault]="!isOpen() && store.hasFaultInside(one)"
          (toggled)="store.setOpen(one.pointer, !isOpen())"
        />
      </hm-field-head>
    }
    @if (isBare() || isOpen()) {
      <div role="group" [class.inside]="!isBare()" [attr.aria-label]="one.title">
        @for (inner of one.fields; track inner.pointer) {
          <ng-container [ngTemplateOutlet]="inside()" [ngTemplateOutletContext]="{ $implicit: inner }" />
        } @empty {
          <p class="hint">Nothing to set.</p>
        }
      </div>
    }
    @if (!isInVariant()) {
      <hm-fault [field]="one" />
    }
  `,
  styleUrl: './inside.css',
})
export class ObjectFieldComponent {
  protected readonly store = inject(SettingsStore);

  readonly field = input.required<ObjectField>();
  /** Draws a field. */
  readonly inside = input.required<TemplateRef<{ $implicit: Field }>>();
  readonly isInVariant = input(false);

  protected readonly id = computed(() => settingId(this.field().pointer));
  protected readonly isBare = computed(() => this.field().isRow || this.isInVariant());
  protected readonly isOpen = computed(() => this.store.isOpen(this.field().pointer, { byDefault: true }));
}
