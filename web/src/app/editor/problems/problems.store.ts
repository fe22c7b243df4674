import { DestroyRef, Injectable, computed, effect, inject, signal } from '@angular/core';
import { validateWorkflow, type Issue } from '#workflow-core';
import { DocumentStore } from '../document/document.store';

const AFTER_EDIT_MS = 150;

/** What is wrong with the workflow, by the same rules as the server's, shortly after each edit. */
@Injectable()
export class ProblemsStore {
  private readonly document = inject(DocumentStore);
  private readonly found = signal<readonly Issue[]>([]);
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** Only the server knows which workers run. */
  readonly issues = computed<readonly Issue[]>(() => {
    const ofWorkers = this.document.serverIssues().filter(({ code }) => code === 'step_without_worker');
    return [...this.found(), ...(ofWorkers as Issue[])];
  });
  readonly errors = computed(() => this.issues().filter(({ severity }) => severity === 'error').length);

  constructor() {
    effect(() => {
      const [workflow, definitions] = [this.document.workflow(), this.document.definitions()];
      if (!workflow) return;
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.found.set(validateWorkflow(workflow, definitions)), AFTER_EDIT_MS);
    });
    inject(DestroyRef).onDestroy(() => clearTimeout(this.timer));
  }
}
