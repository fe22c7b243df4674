import { JsonPipe } from '@angular/common';
import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { bindInputs, paramsChecker, type ParamFault } from '#workflow-core';
import { DocumentStore } from '../document/document.store';
import { SelectionStore } from '../document/selection.store';
import { FieldComponent } from './field.component';
import { settingsFields, type Field } from './settings-fields';

/** The settings of the selected node. Every change is one undo step. */
@Component({
  selector: 'hm-settings',
  imports: [FieldComponent, JsonPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './settings.component.html',
  styleUrl: './settings.component.css',
})
export class SettingsComponent {
  private readonly document = inject(DocumentStore);
  private readonly selected = inject(SelectionStore);

  protected readonly node = this.selected.node;
  protected readonly count = computed(() => this.selected.selection().nodeIds.length);
  protected readonly step = computed(() => this.document.steps().get(this.node()?.step ?? '') ?? null);
  private readonly inputs = computed(() => {
    const [node, workflow] = [this.node(), this.document.workflow()];
    if (!node || !workflow) return [];
    return bindInputs(workflow, this.document.definitions()).get(node.id) ?? [];
  });
  protected readonly groups = computed(() => {
    const [node, step] = [this.node(), this.step()];
    if (!node || !step) return [];
    const boundInputs = this.inputs()
      .filter(({ state }) => state === 'bound')
      .map(({ input }) => input);
    // A field of another node is another field, though it has the same name.
    return settingsFields(step, { params: node.params, boundInputs }).map((group) => ({
      ...group,
      key: `${node.id}/${group.title}`,
    }));
  });
  protected readonly label = computed(() => {
    const own = this.node()?.ui?.['label'];
    return typeof own === 'string' ? own : '';
  });
  private readonly checker = computed(() => {
    const step = this.step();
    return step ? paramsChecker(step.definition.paramsSchema) : null;
  });
  private readonly faults = computed<readonly ParamFault[]>(() => this.checker()?.(this.node()?.params) ?? []);

  protected faultOf({ pointer }: Field): string {
    const fault = this.faults().find(({ path }) => `/${path[0]}` === pointer);
    return fault ? `It ${fault.what}. ${fault.hint}` : '';
  }

  protected set({ pointer, defaultValue, value: before }: Field, value: unknown): void {
    const id = this.node()?.id;
    if (id === undefined) return;
    const isReset = value === undefined || (before === undefined && value === defaultValue);
    if (!isReset) this.document.apply({ kind: 'setParam', id, pointer, value });
    else if (before !== undefined) this.document.apply({ kind: 'resetParam', id, pointer });
  }

  protected rename(label: string): void {
    const id = this.node()?.id;
    if (id !== undefined && label.trim() !== this.label())
      this.document.apply({ kind: 'setLabel', id, label: label.trim() });
  }
}
