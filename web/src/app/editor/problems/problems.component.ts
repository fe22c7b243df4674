import { ChangeDetectionStrategy, Component, computed, inject, output, signal } from '@angular/core';
import { IconComponent } from '../../parts/icon.component';
import { issuePlace, type IssuePlace } from './issue-place';
import { ProblemsStore } from './problems.store';
import { problemsText } from './problems-text';

/** One line that counts what is wrong and opens upward into the list; a click on a problem shows its node. */
@Component({
  selector: 'hm-problems',
  imports: [IconComponent],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './problems.component.html',
  styleUrl: './problems.component.css',
})
export class ProblemsComponent {
  protected readonly store = inject(ProblemsStore);

  /** What to show. */
  readonly open = output<IssuePlace>();
  protected readonly placeOf = issuePlace;

  protected readonly isOpen = signal(false);
  protected readonly text = computed(() =>
    problemsText({ errors: this.store.errors(), all: this.store.issues().length }),
  );
}
