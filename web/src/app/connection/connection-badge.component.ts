import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { ConnectionStore } from './connection.store';

/** Always says whether what is shown is live. */
@Component({
  selector: 'hm-connection-badge',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<span class="dot" [class.lost]="isLost()"></span>{{ text() }}`,
  styles: `
    :host {
      display: inline-flex;
      gap: 6px;
      align-items: center;
      color: var(--text-2);
      font-size: 12px;
      white-space: nowrap;
    }

    .dot {
      width: 8px;
      height: 8px;
      border-radius: 50%;
      background: var(--ok);
    }

    .dot.lost {
      border: 2px solid var(--bad);
      background: none;
    }
  `,
  host: { role: 'status' },
})
export class ConnectionBadgeComponent {
  protected readonly connection = inject(ConnectionStore);
  private readonly stream = computed(() => this.connection.stream() ?? this.connection.news());
  protected readonly isLost = computed(() => !this.connection.isLive() || this.stream()?.isLost === true);
  protected readonly text = computed(() => {
    const [since, stream] = [this.connection.offlineSince(), this.stream()];
    // Since when what is shown may be old says more than since when nothing answers.
    if (since === null || stream?.isLost) return stream?.text ?? 'live';
    return `offline since ${since.toTimeString().slice(0, 5)}`;
  });
}
