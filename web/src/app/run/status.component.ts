import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { IconComponent } from '../parts/icon.component';
import type { StatusLook } from './node-look';

/** A status of a run or node by icon, word and colour; what runs turns. */
@Component({
  selector: 'hm-status',
  imports: [IconComponent],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<hm-icon [name]="look().icon" [class.turning]="look().word === 'running'" />{{ look().word }}`,
  styles: `
    :host {
      display: inline-flex;
      gap: 6px;
      align-items: center;
      vertical-align: middle;
      white-space: nowrap;
    }

    hm-icon {
      color: var(--tone);
    }

    .turning {
      animation: turn 1s linear infinite;
    }

    @keyframes turn {
      to {
        rotate: 1turn;
      }
    }

    @media (prefers-reduced-motion: reduce) {
      .turning {
        animation: none;
      }
    }
  `,
  host: { '[attr.data-tone]': 'look().tone' },
})
export class StatusComponent {
  readonly look = input.required<StatusLook>();
}
