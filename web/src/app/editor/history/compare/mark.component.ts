import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { IconComponent } from '../../../parts/icon.component';
import type { Mark } from './compared-graph';
import { MARKS } from './marks';

/** What became of something, by icon, word and colour. */
@Component({
  selector: 'hm-mark',
  imports: [IconComponent],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<hm-icon [name]="look().icon" />{{ look().word }}`,
  styles: `
    :host {
      display: inline-flex;
      gap: 4px;
      align-items: center;
      color: var(--warn);
      font-size: 12px;
      font-weight: 500;
      white-space: nowrap;
    }

    :host([data-mark='added']) {
      color: var(--ok);
    }

    :host([data-mark='removed']) {
      color: var(--bad);
    }

    :host([data-mark='moved']) {
      color: var(--info);
    }
  `,
  host: { '[attr.data-mark]': 'mark()' },
})
export class MarkComponent {
  readonly mark = input.required<Mark>();
  protected readonly look = computed(() => MARKS[this.mark()]);
}
