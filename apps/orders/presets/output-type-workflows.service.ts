import { Injectable } from '@nestjs/common';
import { UserError } from '#platform/http';
import type { CatalogDocument } from '#steps';
import type { CatalogEdit } from '../catalog/catalog-edit.js';
import { CatalogService } from '../catalog/catalog.service.js';

/** Output type → workflow, with the document that the change is based on and the reason for the catalog's history. */
export interface WorkflowChange {
  seen: { sha256: string; document: CatalogDocument };
  workflows: ReadonlyMap<string, string>;
  reason: string;
}

/** Sets which workflows may make output types. */
@Injectable()
export class OutputTypeWorkflowsService {
  constructor(private readonly catalog: CatalogService) {}

  /** All in one new document; none where nothing changes. 409 and nothing changed where the catalog is not the one seen. */
  async set({ seen, workflows, reason }: WorkflowChange): Promise<void> {
    const edits = seen.document.outputTypes.flatMap(({ key, ...value }): CatalogEdit[] => {
      const workflow = workflows.get(key);
      return workflow === undefined ? [] : [{ kind: 'output-type', action: 'put', key, value: { ...value, workflow } }];
    });
    if (edits.length === 0) return;
    try {
      await this.catalog.edit(edits, { ifMatch: seen.sha256, reason });
    } catch (error) {
      throw error instanceof UserError && error.code === 'catalog_changed' ? catalogChanged() : error;
    }
  }
}

const catalogChanged = (): UserError =>
  new UserError(
    'catalog_changed',
    'The catalog was edited at the same time, so no output type was changed. Repeat the request: what is done already is skipped.',
    409,
  );
