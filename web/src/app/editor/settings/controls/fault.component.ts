import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { settingId, type Field } from '../fields/field';
import { SettingsStore } from '../state/settings.store';

/** What is wrong at a field; read out with its control, as is its description where nothing is. */
@Component({
  selector: 'hm-fault',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<p
    [id]="id()"
    [class]="fault() ? 'fault' : 'visually-hidden'"
    [attr.data-fault]="fault() ? field().pointer : null"
  >
    {{ fault() || field().description + range() }}
  </p>`,
  styles: `
    :host:has(.visually-hidden) {
      position: absolute;
    }
  `,
})
export class FaultComponent {
  private readonly store = inject(SettingsStore);

  readonly field = input.required<Field>();

  protected readonly id = computed(() => `${settingId(this.field().pointer)}-hint`);
  protected readonly fault = computed(() => this.store.faultOf(this.field()));
  protected readonly range = computed(() => {
    const one = this.field();
    if (one.kind !== 'number' || one.minimum === undefined || one.maximum === undefined) return '';
    return ` ${one.minimum} to ${one.maximum}.`;
  });
}
