import { ChangeDetectionStrategy, Component, Injector, afterNextRender, computed, inject } from '@angular/core';
import { IconStore } from '../../parts/icon.store';
import { NodeNameDirective } from '../document/node-name.directive';
import { SelectionStore } from '../document/selection.store';
import { FieldComponent } from './controls/field.component';
import { OpenerComponent } from './controls/opener.component';
import { SizeFieldComponent } from './controls/size-field.component';
import { settingId, type JsonField } from './fields/field';
import { groupRows } from './fields/group-rows';
import { quotientText } from './fields/quotient-text';
import { CatalogChoicesStore } from './state/catalog-choices.store';
import { RefusedTextsStore } from './state/refused-texts.store';
import { SettingsStore } from './state/settings.store';
import { SETTINGS_ICONS } from './settings-icons';

/** The settings of the selected node. Every change is one undo step. */
@Component({
  selector: 'hm-settings',
  imports: [FieldComponent, NodeNameDirective, OpenerComponent, SizeFieldComponent],
  providers: [CatalogChoicesStore, RefusedTextsStore, SettingsStore],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './settings.component.html',
  styleUrl: './settings.component.css',
})
export class SettingsComponent {
  private readonly selected = inject(SelectionStore);
  private readonly injector = inject(Injector);
  protected readonly store = inject(SettingsStore);

  protected readonly node = this.store.node;
  protected readonly step = this.store.step;
  protected readonly count = computed(() => this.selected.selection().nodeIds.length);
  protected readonly hasParams = computed(() => Object.keys(this.node()?.params ?? {}).length > 0);
  protected readonly groups = computed(() =>
    this.store.groups().map((group) => ({
      ...group,
      rows: groupRows(group),
      derived: group.quotients.flatMap((quotient) => {
        const text = quotientText(quotient, this.store.filledParams());
        return text ? [{ title: quotient.title, text }] : [];
      }),
      hasFault: group.fields.some((field) => this.store.faultOf(field) !== '' || this.store.hasFaultInside(field)),
    })),
  );
  /** What is wrong with the params as a whole. */
  protected readonly faults = computed(() => this.store.faults().get('') ?? []);
  /** The params of a step that this instance does not know. */
  protected readonly asJson = computed<JsonField>(() => ({
    ...{ kind: 'json', pointer: '', title: 'Settings as JSON', value: this.store.enteredParams(), base: null },
    ...{ defaultValue: undefined, defaultText: '', isChanged: false, canReset: false, isRow: false },
    description: 'They are kept as they are until you change them.',
  }));

  constructor() {
    inject(IconStore).add(SETTINGS_ICONS);
  }

  /** Opens what a param is in and has the focus in its control, or in the nearest around it. */
  reveal(pointer: string): void {
    const id = settingId(this.store.reveal(pointer));
    afterNextRender(() => document.getElementById(id)?.focus(), { injector: this.injector });
  }

  protected isOpen({ section }: { section: string }): boolean {
    return this.store.isOpen(section, { byDefault: true });
  }
}
