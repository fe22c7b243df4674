import { DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { ApiClient } from '../../api/api-client.api';
import { ApiProblem } from '../../api/api-problem';
import { DialogFrameComponent } from '../../parts/dialog-frame.component';
import { IconComponent } from '../../parts/icon.component';
import { ProblemComponent } from '../../parts/problem.component';
import { DocumentStore } from '../document/document.store';
import { exportFiles, type ExportFile } from './export-files';

const WHAT = ['the workflow', 'its lock: the definitions of its steps'];

/** The saved draft as files. One click saves one file, which no browser asks about. */
@Component({
  selector: 'hm-export',
  imports: [DialogFrameComponent, IconComponent, ProblemComponent],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <hm-dialog-frame heading="Export the draft">
      @if (files(); as files) {
        <ul>
          @for (file of files; track file.name) {
            <li>
              <button class="button" type="button" (click)="save(file)">
                <hm-icon name="download" />
                {{ file.name }}
              </button>
              {{ what[$index] }}
            </li>
          }
        </ul>
        <p class="hint">Choose both files at once to import them elsewhere with the same definitions.</p>
      } @else if (problem()) {
        <hm-problem [problem]="problem()!" />
      } @else {
        <span class="skeleton" role="status" aria-label="Loading the draft"></span>
      }
    </hm-dialog-frame>
  `,
  styles: `
    ul {
      display: flex;
      flex-direction: column;
      gap: 8px;
      margin-bottom: 12px;
    }

    li {
      display: flex;
      gap: 8px;
      align-items: center;
    }

    .skeleton {
      display: block;
      height: 64px;
    }
  `,
})
export class ExportDialog {
  private readonly api = inject(ApiClient);
  private readonly document = inject(DocumentStore);
  protected readonly dialog = inject(DialogRef);

  protected readonly files = signal<readonly ExportFile[] | null>(null);
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly what = WHAT;

  constructor() {
    void this.load();
  }

  protected save({ name, text }: ExportFile): void {
    const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
    const link = Object.assign(window.document.createElement('a'), { href: url, download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(url));
  }

  private async load(): Promise<void> {
    try {
      const call = { path: { key: this.document.head()?.key ?? '' }, query: { version: 'draft' as const } };
      this.files.set(exportFiles((await this.api.get('/api/workflows/{key}/export', call)).body));
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      this.problem.set(error);
    }
  }
}
