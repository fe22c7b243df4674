import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { DialogFrameComponent } from '../../parts/dialog-frame.component';
import { ProblemComponent } from '../../parts/problem.component';
import { rerunReason } from './rerun-text';
import { RerunStore, type Rerun } from './rerun.store';

export interface RerunData extends Rerun {
  labelOf: (nodeId: string) => string;
}

/** Says what a retry or rerun would do, and does it when that is wanted; closes with the id of the run. */
@Component({
  selector: 'hm-rerun',
  imports: [DialogFrameComponent, ProblemComponent],
  providers: [RerunStore],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './rerun.dialog.html',
  styleUrl: './rerun.dialog.css',
})
export class RerunDialog {
  protected readonly dialog = inject<DialogRef<string>>(DialogRef);
  protected readonly data = inject<RerunData>(DIALOG_DATA);
  protected readonly store = inject(RerunStore);

  protected readonly version = signal(this.data.workflow.version);
  protected readonly heading =
    this.data.fromNode === null ? 'Retry what failed' : `Rerun from ${this.data.labelOf(this.data.fromNode)}`;
  protected readonly canSend = computed(() => {
    const plan = this.store.plan();
    return plan !== null && plan.goneTotal === 0 && !this.store.isSending();
  });
  protected readonly rerunReason = rerunReason;
  protected readonly skeletons = [60, 45, 70];

  constructor() {
    void this.store.load(this.data);
    if (this.data.fromNode !== null) void this.store.loadVersions(this.data);
  }

  protected choose(version: string): void {
    this.version.set(Number(version));
    void this.store.load(this.data, this.chosen());
  }

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    if (!this.canSend()) return;
    const runId = await this.store.send(this.data, this.chosen());
    if (runId !== null) this.dialog.close(runId);
  }

  /** Nothing is named where it is the version of the run. */
  private chosen(): number | undefined {
    return this.version() === this.data.workflow.version ? undefined : this.version();
  }
}
