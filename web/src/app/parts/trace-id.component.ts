import { Clipboard } from '@angular/cdk/clipboard';
import { ChangeDetectionStrategy, Component, inject, input, signal } from '@angular/core';

/** The id under which a failed request is found in logs and traces, to copy. */
@Component({
  selector: 'hm-trace-id',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    Trace <code>{{ traceId().slice(0, 8) }}…</code>
    <button type="button" (click)="copy()">{{ isCopied() ? 'Copied' : 'Copy' }}</button>
  `,
  styles: `
    :host {
      color: var(--text-3);
      font-size: 12px;
    }

    button {
      padding: 0 2px;
      border: 0;
      background: none;
      color: var(--text-2);
      text-decoration: underline;
      cursor: pointer;
    }
  `,
})
export class TraceIdComponent {
  private readonly clipboard = inject(Clipboard);

  readonly traceId = input.required<string>();
  protected readonly isCopied = signal(false);

  protected copy(): void {
    this.isCopied.set(this.clipboard.copy(this.traceId()));
  }
}
