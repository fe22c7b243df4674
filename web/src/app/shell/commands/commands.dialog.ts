import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { ApiClient } from '../../api/api-client.api';
import { ApiProblem } from '../../api/api-problem';
import type { Schema } from '../../api/api-types';
import { PickerComponent, type LeftBy } from '../../parts/picker/picker.component';
import type { ShortcutGroup } from '../shortcut';
import { commandsOf, type Command } from './command-items';

/** What the dialog lists; `key` is the one that opens it. */
export interface CommandsData {
  groups: readonly ShortcutGroup[];
  key: string;
}

/** Searches all that can be done and opened here; closes with what was chosen. */
@Component({
  selector: 'hm-commands',
  imports: [PickerComponent],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <hm-picker
      heading="Do or open"
      [items]="list().items"
      [screen]="corner"
      (picked)="dialog.close(list().commands.get($event))"
      (left)="leave($event)"
    />
  `,
  styles: `
    :host {
      position: relative;
      display: block;
      width: 336px;
      height: 356px;
    }
  `,
})
export class CommandsDialog {
  private readonly data = inject<CommandsData>(DIALOG_DATA);
  private readonly api = inject(ApiClient);
  private readonly workflows = signal<readonly Schema<'WorkflowListEntry'>[]>([]);
  protected readonly dialog = inject<DialogRef<Command>>(DialogRef);

  protected readonly list = computed(() => commandsOf(this.data.groups, this.workflows(), this.data.key));
  protected readonly corner = { x: 0, y: 0 };

  constructor() {
    void this.load();
  }

  /** The focus also goes elsewhere while the list is being closed. */
  protected leave(by: LeftBy): void {
    if (by !== 'elsewhere') this.dialog.close();
  }

  /** The rest of the list is of use without them. */
  private async load(): Promise<void> {
    try {
      this.workflows.set((await this.api.get('/api/workflows', { query: { limit: 1000 } })).body);
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
    }
  }
}
