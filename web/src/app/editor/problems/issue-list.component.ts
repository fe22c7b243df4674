import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import type { Schema } from '../../api/api-types';
import { IconComponent } from '../../parts/icon.component';
import { issuePlace, type IssuePlace } from './issue-place';

type Shown = Pick<Schema<'Issue'>, 'severity' | 'message' | 'hint' | 'nodeId' | 'path'>;

/** Errors, then warnings, each with a way to its node and field. */
@Component({
  selector: 'hm-issue-list',
  imports: [IconComponent],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ul>
      @for (row of rows(); track $index) {
        <li>
          <hm-icon [name]="row.issue.severity === 'error' ? 'error' : 'warning'" [class]="row.issue.severity" />
          <span>
            <span class="visually-hidden">{{ row.issue.severity }}: </span>
            {{ row.issue.message }} <span class="hint">{{ row.issue.hint }}</span>
          </span>
          @if (row.place; as place) {
            <button class="button plain" type="button" (click)="open.emit(place)">Show {{ place.nodeId }}</button>
          }
        </li>
      }
    </ul>
  `,
  styles: `
    ul {
      max-height: 200px;
      border: 1px solid var(--line);
      border-radius: var(--radius);
      overflow: auto;
    }

    li {
      display: grid;
      grid-template-columns: auto 1fr auto;
      gap: 8px;
      align-items: start;
      padding: 4px 4px 4px 8px;
      overflow-wrap: anywhere;
    }

    .button {
      height: 24px;
    }

    .error {
      color: var(--bad);
    }

    .warning {
      color: var(--warn);
    }
  `,
})
export class IssueListComponent {
  readonly issues = input.required<readonly Shown[]>();
  readonly open = output<IssuePlace>();

  protected readonly rows = computed(() =>
    [...this.issues()]
      .sort((a, b) => Number(a.severity === 'warning') - Number(b.severity === 'warning'))
      .map((issue) => ({ issue, place: issuePlace(issue) })),
  );
}
