import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { ClockStore } from './clock.store';
import { relativeTime } from './relative-time';

/** A time as how long ago it was, with the date and time on hover. */
@Component({
  selector: 'hm-time',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<time [attr.datetime]="at()" [title]="absolute()">{{ relative() }}</time>`,
})
export class TimeComponent {
  private readonly clock = inject(ClockStore);

  /** ISO 8601. */
  readonly at = input.required<string>();

  protected readonly relative = computed(() => relativeTime(new Date(this.at()), this.clock.now()));
  protected readonly absolute = computed(() => new Date(this.at()).toLocaleString());
}
