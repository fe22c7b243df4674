import { ChangeDetectionStrategy, Component, computed, input, linkedSignal, untracked } from '@angular/core';
import {
  findEntry,
  labelOf,
  type CatalogDocument,
  type CatalogEntry,
  type CatalogKind,
} from '../entries/catalog-kinds';
import { PreviewComponent } from '../preview/preview.component';
import type { Look } from '../preview/shot-of';
import type { Values } from '../entries/values';

/** Kinds with a picture, and what is chosen beside the entry to make one. */
const BESIDE: Partial<Record<CatalogKind, 'template' | 'material'>> = {
  material: 'template',
  template: 'material',
  'output-type': 'material',
};

/** What an entry looks like while it is edited, with a material or a template that is chosen here. */
@Component({
  selector: 'hm-entry-preview',
  imports: [PreviewComponent],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (beside(); as other) {
      <hm-preview [look]="look()" [name]="name()" />
      <label class="beside">
        <span class="label">{{ other === 'template' ? 'In the template' : 'In the material' }}</span>
        <select #select class="input" (change)="chosen.set(options()[select.selectedIndex]?.key ?? '')">
          @for (option of options(); track option.key) {
            <option [selected]="option.key === chosen()">{{ option.label }}</option>
          }
        </select>
      </label>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: 8px;
    }

    :host:empty {
      display: none;
    }

    .beside {
      display: flex;
      gap: 8px;
      align-items: center;
    }

    .beside .label {
      flex: none;
    }
  `,
})
export class EntryPreviewComponent {
  readonly kind = input.required<CatalogKind>();
  readonly values = input.required<Values>();
  readonly document = input.required<CatalogDocument>();

  protected readonly beside = computed(() => BESIDE[this.kind()] ?? null);
  protected readonly options = computed((): readonly CatalogEntry[] & readonly { key: string; label: string }[] => {
    const { templates, materials } = this.document();
    return this.beside() === 'template' ? templates : materials;
  });
  protected readonly chosen = linkedSignal({
    source: this.beside,
    computation: (beside) => {
      const { templates, defaultMaterial } = untracked(this.document);
      return beside === 'template' ? (templates[0]?.key ?? '') : defaultMaterial;
    },
  });

  protected readonly look = computed((): Look => {
    const [kind, values, document] = [this.kind(), this.values(), this.document()];
    const other = findEntry(document, this.beside() ?? 'material', this.chosen());
    if (kind === 'material') return { template: other, material: values };
    if (kind === 'template') return { template: values, material: other };
    const template = findEntry(document, 'template', String(values['template']));
    const { width, height } = values;
    return { template, material: other, background: values['background'], size: { width, height } };
  });
  protected readonly name = computed(() => {
    const other = findEntry(this.document(), this.beside() ?? 'material', this.chosen());
    return `A preview of ${this.values()['label'] || 'the new entry'} with ${other ? labelOf(other) : 'nothing'}`;
  });
}
