import { Injectable, inject, signal } from '@angular/core';
import { ApiClient } from '../../../api/api-client.api';
import { ApiProblem } from '../../../api/api-problem';
import type { CatalogKind } from '../fields/field';
import { choicesOf, type Choice } from './choice';

type Lists = Readonly<Record<CatalogKind, readonly Choice[] | null>>;

/** What the pickers of settings pick from: each list is loaded when a picker first shows it, and again when it opens. */
@Injectable()
export class CatalogChoicesStore {
  private readonly api = inject(ApiClient);
  private readonly lists = signal<Lists>({ material: null, output_type: null, template: null });
  private readonly asked = new Set<CatalogKind>();

  /** Why the catalog could not be read last. */
  readonly problem = signal<ApiProblem | null>(null);

  /** Null until the list is there. */
  choices(kind: CatalogKind): readonly Choice[] | null {
    return this.lists()[kind];
  }

  loadOnce(kind: CatalogKind): void {
    if (!this.asked.has(kind)) void this.load(kind);
  }

  async load(kind: CatalogKind): Promise<void> {
    this.asked.add(kind);
    try {
      const choices = await this.read(kind);
      this.lists.update((lists) => ({ ...lists, [kind]: choices }));
      this.problem.set(null);
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      this.problem.set(error);
    }
  }

  private async read(kind: CatalogKind): Promise<readonly Choice[]> {
    if (kind === 'material') return choicesOf({ materials: (await this.api.get('/api/materials')).body });
    if (kind === 'template') return choicesOf({ templates: (await this.api.get('/api/templates')).body });
    return choicesOf({ outputTypes: (await this.api.get('/api/output-types')).body });
  }
}
