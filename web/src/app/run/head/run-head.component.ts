import { Dialog } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, computed, effect, inject, input, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Schema } from '../../api/api-types';
import { IconComponent } from '../../parts/icon.component';
import { TimeComponent } from '../../parts/time.component';
import { SessionStore } from '../../session/session.store';
import { runLook } from '../node-look';
import { runTime } from '../node-times';
import { OpenRerunStore } from '../rerun/open-rerun.store';
import { RunStatesStore } from '../states/run-states.store';
import { StatusComponent } from '../status.component';
import { VersionStore } from '../version.store';
import { RunFactsStore } from './run-facts.store';

/** What run it is, how it stands, and what can be done with it. */
@Component({
  selector: 'hm-run-head',
  imports: [IconComponent, RouterLink, StatusComponent, TimeComponent],
  providers: [RunFactsStore],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './run-head.component.html',
  styleUrl: './run-head.component.css',
})
export class RunHeadComponent {
  private readonly dialogs = inject(Dialog);
  private readonly session = inject(SessionStore);
  private readonly reruns = inject(OpenRerunStore);
  private readonly version = inject(VersionStore);
  private readonly store = inject(RunFactsStore);
  protected readonly states = inject(RunStatesStore);

  readonly run = input.required<Schema<'RunHead'>>();

  private readonly id = computed(() => this.run().id);
  protected readonly facts = this.store.facts;
  protected readonly look = computed(() => runLook(this.run().status));
  protected readonly label = computed(() => this.version.version()?.label ?? this.run().workflow.key);
  protected readonly time = computed(() => runTime(this.run(), this.states.now));
  private readonly mayControl = computed(() => this.session.me()?.permissions.includes('runs.control') ?? false);
  protected readonly canCancel = computed(() => this.mayControl() && this.run().status === 'running');
  protected readonly canRetry = computed(
    () => this.mayControl() && (this.run().status === 'failed' || this.run().status === 'cancelled'),
  );
  protected readonly trace = computed(() => {
    const [template, traceId] = [this.session.me()?.config.traceLinkTemplate, this.facts()?.traceId];
    return template && traceId ? template.replaceAll('{traceId}', encodeURIComponent(traceId)) : null;
  });

  constructor() {
    effect(() => {
      const id = this.id();
      untracked(() => void this.store.load(id));
    });
  }

  protected async openCancel(): Promise<void> {
    const { CancelRunDialog } = await import('./cancel-run.dialog');
    const { id, runClass } = this.run();
    const cancel = (reason: string) => this.store.cancel(id, reason);
    const data = { workflow: this.label(), isLive: runClass === 'live', cancel };
    const look = { backdropClass: 'dialog-backdrop', ariaLabelledBy: 'dialog-title' };
    this.dialogs.open<boolean>(CancelRunDialog, { ...look, data }).closed.subscribe((isCancelled) => {
      if (isCancelled) void this.states.readNow();
    });
  }

  protected openRetry(): void {
    const { id, workflow } = this.run();
    void this.reruns.open({ runId: id, workflow, fromNode: null });
  }
}
