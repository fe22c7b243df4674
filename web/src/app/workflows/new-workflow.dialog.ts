import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { ApiProblem } from '../api/api-problem';
import type { Schema } from '../api/api-types';
import { DialogFrameComponent } from '../parts/dialog-frame.component';
import { ProblemComponent } from '../parts/problem.component';
import { freeKey, keyFault, keyOfLabel } from './workflow-key';
import type { WorkflowSummary } from './workflow-list';
import type { WorkflowsStore } from './workflows.store';

interface NewWorkflow {
  store: WorkflowsStore;
  /** The workflow to copy. */
  source?: WorkflowSummary;
}

/** What a workflow can start from: `workflow:KEY` is copied, the legacy preset of `preset:OUTPUT_TYPE` is converted. */
type Source = '' | `workflow:${string}` | `preset:${string}`;

/** Makes a workflow, empty, as a copy, or from what an output type has been made by; closes with its key. */
@Component({
  selector: 'hm-new-workflow',
  imports: [DialogFrameComponent, ProblemComponent],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './new-workflow.dialog.html',
  styleUrl: './workflow-form.css',
})
export class NewWorkflowDialog {
  private readonly dialog = inject<DialogRef<string>>(DialogRef);
  private readonly data = inject<NewWorkflow>(DIALOG_DATA);

  protected readonly sources = (this.data.store.workflows() ?? []).toSorted((a, b) => a.label.localeCompare(b.label));
  protected readonly outputTypes = signal<readonly Schema<'OutputTypeReply'>[]>([]);
  protected readonly source = signal<Source>(this.data.source ? `workflow:${this.data.source.key}` : '');
  /** Of the preset that is chosen. */
  protected readonly conversion = signal<Schema<'PresetConversion'> | null>(null);
  protected readonly label = signal(this.data.source ? `${this.data.source.label} (copy)` : '');
  protected readonly typedKey = signal<string | null>(null);
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly isSending = signal(false);

  private readonly taken = new Set(this.sources.map(({ key }) => key));
  /** Follows the label until somebody types another one. */
  protected readonly key = computed(() => this.typedKey() ?? freeKey(keyOfLabel(this.label()), this.taken));
  protected readonly fault = computed(() => {
    if (this.taken.has(this.key())) return 'There is a workflow of this key already.';
    return this.label() === '' && this.typedKey() === null ? null : keyFault(this.key());
  });

  constructor() {
    void this.tell(async () => this.outputTypes.set(await this.data.store.outputTypes()));
  }

  protected async choose(value: string): Promise<void> {
    const source = value as Source;
    this.source.set(source);
    this.conversion.set(null);
    const outputType = this.outputTypes().find(({ key }) => source === `preset:${key}`);
    if (!outputType) return;
    await this.tell(async () => {
      const conversion = await this.data.store.convert(outputType.legacyPreset);
      if (this.source() === source) this.conversion.set(conversion);
    });
  }

  /** Whether there is something to start from: a preset may have no workflow. */
  protected readonly canCreate = computed(
    () =>
      this.label().trim() !== '' &&
      !this.isSending() &&
      (!this.source().startsWith('preset:') || this.conversion()?.workflow != null),
  );

  protected async create(event: Event): Promise<void> {
    event.preventDefault();
    const [key, label] = [this.key(), this.label().trim()];
    if (!this.canCreate() || keyFault(key) !== null || this.fault() !== null) return;
    this.isSending.set(true);
    const isDone = await this.tell(() => this.send({ key, label }));
    this.isSending.set(false);
    if (isDone) this.dialog.close(key);
  }

  private async send(named: { key: string; label: string }): Promise<void> {
    const [kind, from = ''] = this.source().split(':');
    if (kind === 'workflow') await this.data.store.duplicate(from, named);
    else await this.data.store.create({ ...named, ...this.converted() });
  }

  private converted(): { workflow?: Record<string, Schema<'JsonValue'>> } {
    const workflow = this.conversion()?.workflow;
    return workflow ? { workflow: { ...workflow } as unknown as Record<string, Schema<'JsonValue'>> } : {};
  }

  /** Does something, and shows what was wrong with it. */
  private async tell(something: () => Promise<unknown>): Promise<boolean> {
    this.problem.set(null);
    try {
      await something();
      return true;
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      this.problem.set(error);
      return false;
    }
  }
}
