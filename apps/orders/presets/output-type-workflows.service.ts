import { Injectable } from '@nestjs/common';
import { UserError } from '#platform/http';
import type { CatalogDocument } from '#steps';
import { CatalogService } from '../catalog/catalog.service.js';

/** Sets which workflows may make output types. */
@Injectable()
export class OutputTypeWorkflowsService {
  constructor(private readonly catalog: CatalogService) {}

  /** Output type → workflow, all in one new document; none where nothing changes. 409 where the catalog is not `seen` any more. */
  async set(
    seen: { sha256: string; document: CatalogDocument },
    workflows: ReadonlyMap<string, string>,
  ): Promise<void> {
    if (workflows.size === 0) return;
    const { sha256, document } = await this.catalog.head();
    if (sha256 !== seen.sha256) throw catalogChanged();
    const outputTypes = document.outputTypes.map((outputType) => ({
      ...outputType,
      workflow: workflows.get(outputType.key) ?? outputType.workflow,
    }));
    await this.catalog.replace({ ...document, outputTypes });
  }
}

const catalogChanged = (): UserError =>
  new UserError(
    'catalog_changed',
    'Somebody edited the catalog at the same moment, so no output type was changed. Repeat: what is done already is found done.',
    409,
  );
