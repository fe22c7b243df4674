import { DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { ApiProblem } from '../../api/api-problem';
import { DialogFrameComponent } from '../../parts/dialog-frame.component';
import { IconComponent } from '../../parts/icon.component';
import { ProblemComponent } from '../../parts/problem.component';
import { ToastStore } from '../../parts/toast.store';
import { AutosaveStore } from '../document/autosave.store';
import { DocumentStore } from '../document/document.store';
import { CompareStore } from '../history/compare/compare.store';
import { IssueListComponent } from '../problems/issue-list.component';
import type { IssuePlace } from '../problems/issue-place';
import { ProblemsStore } from '../problems/problems.store';
import { counted, publishedText } from './published-text';
import { PublishedStore } from './published.store';

/** Publishes the saved draft, after what changed since the last version; closes with a place to show, if one was chosen. */
@Component({
  selector: 'hm-publish',
  imports: [DialogFrameComponent, IconComponent, IssueListComponent, ProblemComponent],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './publish.dialog.html',
  styleUrl: './publish.dialog.css',
})
export class PublishDialog {
  private readonly autosave = inject(AutosaveStore);
  private readonly compare = inject(CompareStore);
  private readonly toasts = inject(ToastStore);
  protected readonly dialog = inject<DialogRef<IssuePlace>>(DialogRef);
  protected readonly document = inject(DocumentStore);
  protected readonly problems = inject(ProblemsStore);
  protected readonly published = inject(PublishedStore);

  protected readonly note = signal('');
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly isSending = signal(false);
  protected readonly isReady = computed(() => this.published.newest() !== undefined && this.problems.errors() === 0);
  protected readonly counted = counted;

  constructor() {
    void this.published.load();
  }

  protected async publish(event: Event): Promise<void> {
    event.preventDefault();
    if (!this.isReady() || this.isSending()) return;
    this.isSending.set(true);
    this.problem.set(null);
    try {
      this.toasts.show(publishedText(await this.published.publish(this.note())));
      this.dialog.close();
    } catch (error) {
      this.fail(error);
    } finally {
      this.isSending.set(false);
    }
  }

  /** The draft beside the newest version, or beside nothing, in place of the editor. */
  protected async showChanges(): Promise<void> {
    try {
      await this.compare.openVersions(this.published.newest()?.version ?? null);
      this.dialog.close();
    } catch (error) {
      this.toasts.problem(error);
    }
  }

  private fail(error: unknown): void {
    if (!(error instanceof ApiProblem)) throw error;
    if (error.status !== 412) return this.problem.set(error);
    this.autosave.meetConflict(error);
    this.toasts.show('Not published: the draft was changed elsewhere. Decide what becomes of both.', {
      isBad: true,
    });
    this.dialog.close();
  }
}
