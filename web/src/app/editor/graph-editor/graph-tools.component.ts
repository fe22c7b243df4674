import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { IconComponent } from '../../parts/icon.component';
import type { GraphAction } from './graph-shortcuts';

interface Tool {
  action: GraphAction;
  icon: string;
  label: string;
  keys: string;
}

const TOOLS: readonly Tool[] = [
  { action: 'layOut', icon: 'account_tree', label: 'Lay out', keys: 'L' },
  { action: 'find', icon: 'search', label: 'Find', keys: 'Ctrl + F' },
  { action: 'note', icon: 'note_add', label: 'Write a note', keys: 'N' },
  { action: 'group', icon: 'select_all', label: 'Group the selected nodes', keys: 'Ctrl + G' },
];

/** Buttons for what else is done with the graph. */
@Component({
  selector: 'hm-graph-tools',
  imports: [IconComponent],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <button class="button plain" type="button" title="Add a step (Tab on the canvas)" (click)="add.emit()">
      <hm-icon name="add" />Add step
    </button>
    @for (tool of tools; track tool.action) {
      <button
        class="button plain square"
        type="button"
        [title]="tool.label + ' (' + tool.keys + ')'"
        [attr.aria-label]="tool.label"
        [disabled]="tool.action === 'group' && !canGroup()"
        (click)="chosen.emit(tool.action)"
      >
        <hm-icon [name]="tool.icon" />
      </button>
    }
  `,
  styles: `
    :host {
      position: absolute;
      z-index: 2;
      top: 12px;
      left: 12px;
      display: flex;
      border: 1px solid var(--line);
      border-radius: var(--radius);
      background: var(--surface-1);
    }

    .button {
      border: 0;
      padding: 0 8px;
    }
  `,
  host: { role: 'group', 'aria-label': 'Graph' },
})
export class GraphToolsComponent {
  readonly canGroup = input(false);
  readonly add = output();
  readonly chosen = output<GraphAction>();
  protected readonly tools = TOOLS;
}
