import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import type { ApiProblem } from '../api/api-problem';
import { IconComponent } from './icon.component';
import { TraceIdComponent } from './trace-id.component';

/** Why a request failed, in place: what, which one, why, what to do, with the trace id to copy. */
@Component({
  selector: 'hm-problem',
  imports: [IconComponent, TraceIdComponent],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <hm-icon name="error" />
    <div>
      <p>{{ problem().detail }}</p>
      @if (problem().errors.length > 0) {
        <ul>
          @for (error of problem().errors; track $index) {
            <li>
              <code>{{ error.pointer || '/' }}</code> {{ error.message }}
            </li>
          }
        </ul>
      }
      @if (problem().traceId; as traceId) {
        <hm-trace-id [traceId]="traceId" />
      }
    </div>
  `,
  styles: `
    :host {
      display: flex;
      gap: 8px;
      padding: 8px 12px;
      border: 1px solid var(--bad);
      border-radius: var(--radius);
      background: var(--bad-soft);
      overflow-wrap: anywhere;
    }

    hm-icon {
      color: var(--bad);
    }

    ul {
      max-height: 160px;
      margin: 4px 0;
      overflow: auto;
    }
  `,
  host: { role: 'alert' },
})
export class ProblemComponent {
  readonly problem = input.required<ApiProblem>();
}
