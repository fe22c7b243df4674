import { ChangeDetectionStrategy, Component, computed, input, model } from '@angular/core';
import { joinFiles } from './read-import';

/** Takes the text of a workflow: from a file, from one with its lock file, or pasted. */
@Component({
  selector: 'hm-workflow-text',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="field">
      <label for="file">{{ fileLabel() }}</label>
      <input #file id="file" type="file" multiple accept=".json,application/json" (change)="readFile(file.files)" />
    </div>
    <div class="field">
      <label for="json">or its JSON</label>
      <textarea
        #json
        id="json"
        class="input"
        spellcheck="false"
        aria-describedby="json-fault"
        [attr.aria-invalid]="fault() !== null"
        [value]="text()"
        (input)="text.set(json.value)"
      ></textarea>
      @if (fault(); as fault) {
        <p id="json-fault" class="fault">{{ fault }}</p>
      }
    </div>
  `,
  styles: `
    :host {
      display: contents;
    }

    textarea {
      min-height: 160px;
    }
  `,
})
export class WorkflowTextComponent {
  readonly text = model.required<string>();
  readonly fileLabel = input.required<string>();
  /** How the text was read; null without one. */
  readonly read = input.required<{ ok: true } | { ok: false; message: string } | null>();

  protected readonly fault = computed(() => {
    const read = this.read();
    return read?.ok === false ? read.message : null;
  });

  protected async readFile(files: FileList | null): Promise<void> {
    const read = [...(files ?? [])].map(async (file) => ({ name: file.name, text: await file.text() }));
    if (read.length > 0) this.text.set(joinFiles(await Promise.all(read)));
  }
}
