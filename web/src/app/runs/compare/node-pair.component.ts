import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { ApiClient } from '../../api/api-client.api';
import { ApiProblem } from '../../api/api-problem';
import type { Schema } from '../../api/api-types';
import { PreviewDirective } from '../../parts/preview.directive';
import { ProblemComponent } from '../../parts/problem.component';
import { artifactUrl, isPicture, sizeText } from '../../run/drawer/artifacts-in';
import type { ComparedRow } from './compared-rows';
import { filePairs } from './file-pairs';

type NodeRun = Schema<'NodeRunReply'>;

/** What a node made in two runs, side by side. */
@Component({
  selector: 'hm-node-pair',
  imports: [PreviewDirective, ProblemComponent],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './node-pair.component.html',
  styleUrl: './node-pair.component.css',
})
export class NodePairComponent {
  private readonly api = inject(ApiClient);

  readonly row = input.required<ComparedRow>();
  readonly a = input.required<string>();
  readonly b = input.required<string>();

  protected readonly nodes = signal<{ a: NodeRun | null; b: NodeRun | null } | null>(null);
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly failures = computed(() => {
    const nodes = this.nodes();
    return (['a', 'b'] as const).flatMap((side) => {
      const failure = nodes?.[side]?.failure;
      return failure ? [{ side: side.toUpperCase(), failure }] : [];
    });
  });
  protected readonly files = computed(() => {
    const nodes = this.nodes();
    return filePairs(nodes?.a?.outputs ?? null, nodes?.b?.outputs ?? null).map((pair) => ({
      ...pair,
      isPicture: [pair.a, pair.b].some((file) => file !== null && isPicture(file)),
      sides: (['a', 'b'] as const).map((side) => ({ name: side.toUpperCase(), file: pair[side] })),
    }));
  });
  protected readonly artifactUrl = artifactUrl;
  protected readonly sizeText = sizeText;

  constructor() {
    effect(() => {
      const [row, a, b] = [this.row(), this.a(), this.b()];
      untracked(() => void this.load(row, { a, b }));
    });
  }

  protected reload(): void {
    void this.load(this.row(), { a: this.a(), b: this.b() });
  }

  private async load(row: ComparedRow, runs: { a: string; b: string }): Promise<void> {
    this.problem.set(null);
    try {
      const [a, b] = await Promise.all([row.a && this.read(runs.a, row.id), row.b && this.read(runs.b, row.id)]);
      this.nodes.set({ a, b });
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      this.problem.set(error);
    }
  }

  private async read(id: string, nodeId: string): Promise<NodeRun> {
    return (await this.api.get('/api/runs/{id}/nodes/{nodeId}', { path: { id, nodeId } })).body;
  }
}
