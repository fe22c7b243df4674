import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { nodeLook } from './node-look';
import { runningTime } from './node-times';
import { RunStatesStore } from './states/run-states.store';
import { StatusComponent } from './status.component';

/** What a node of a run does, below its name; it tints the node's head. Only news of this node wakes it. */
@Component({
  selector: 'hm-node-below',
  imports: [StatusComponent],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @let shown = look();
    <span class="tint" [attr.data-tone]="shown.tone"></span>
    <p class="state" [id]="'state-' + nodeId()" [attr.data-state]="state()?.status">
      <hm-status [look]="shown" />
      @if (state()?.cache === 'hit') {
        <span class="kept" title="The result of an earlier run was used">kept</span>
      }
      @if (state()?.shards; as shards) {
        <span>{{ shards.done }} of {{ shards.total }}</span>
      }
      <span class="time">{{ time() }}</span>
    </p>
    @if (failure(); as text) {
      <p class="failure" [title]="text">{{ text }}</p>
    }
  `,
  styleUrl: './node-below.component.css',
})
export class NodeBelowComponent {
  private readonly states = inject(RunStatesStore);

  readonly nodeId = input.required<string>();

  protected readonly state = computed(() => this.states.node(this.nodeId())());
  protected readonly look = computed(() => nodeLook(this.state()?.status ?? 'pending'));
  protected readonly time = computed(() => {
    const state = this.state();
    if (!state || state.cache === 'hit') return '';
    return runningTime(state, this.states.now);
  });
  /** The first line of the failure, until that is known its code. */
  protected readonly failure = computed(() => {
    const state = this.state();
    if (!state?.failureCode) return '';
    const message = state.status === 'failed' ? this.states.failure(this.nodeId())()?.message : undefined;
    return message?.split('\n')[0] ?? state.failureCode;
  });
}
