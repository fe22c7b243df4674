import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import type { Field } from '../fields/field';
import { ListFieldComponent } from './list-field.component';
import { ObjectFieldComponent } from './object-field.component';
import { ValueFieldComponent } from './value-field.component';
import { VariantsFieldComponent } from './variants-field.component';

/** One setting, by its kind, with all that is inside it. */
@Component({
  selector: 'hm-field',
  imports: [ListFieldComponent, ObjectFieldComponent, ValueFieldComponent, VariantsFieldComponent],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @let one = field();
    <ng-template #inside let-inner><hm-field [field]="inner" /></ng-template>
    <ng-template #variant let-inner><hm-field [field]="inner" [isInVariant]="true" /></ng-template>
    @switch (one.kind) {
      @case ('object') {
        <hm-object-field [field]="one" [inside]="inside" [isInVariant]="isInVariant()" />
      }
      @case ('list') {
        <hm-list-field [field]="one" [inside]="inside" />
      }
      @case ('variants') {
        <hm-variants-field [field]="one" [inside]="variant" />
      }
      @default {
        <hm-value-field [field]="one" />
      }
    }
  `,
  styles: `
    :host {
      display: block;
      min-width: 0;
    }
  `,
})
export class FieldComponent {
  readonly field = input.required<Field>();
  /** Whether its name and faults are those of the field of which it is a variant. */
  readonly isInVariant = input(false);
}
