import { Inject, Injectable } from '@nestjs/common';
import { MikroORM } from '@mikro-orm/postgresql';
import type { CatalogKeys, DryRunLine } from '#contracts';
import { UserError } from '#platform/http';
import type { ArtifactStore } from '#artifacts';
import type { CatalogDocument } from '#steps';
import { ARTIFACT_STORE, CatalogService } from '../catalog/catalog.service.js';
import { findLatestDelivery, inputsOf } from './dispatch.repository.js';
import { orderLineNotFound } from './dispatch.errors.js';
import { findLines } from './lines.repository.js';
import { PathDecisionService } from './path-decision.service.js';

/** What a dispatch of an order line would pin and decide now, for dry runs. Reads only. */
@Injectable()
export class DryRunLineService {
  constructor(
    private readonly orm: MikroORM,
    private readonly catalog: CatalogService,
    @Inject(ARTIFACT_STORE) private readonly artifacts: ArtifactStore,
    private readonly paths: PathDecisionService,
  ) {}

  async read(orderLineId: string): Promise<DryRunLine> {
    const em = this.orm.em.fork();
    const [line] = await findLines(em, { lineId: orderLineId });
    if (!line) throw orderLineNotFound(orderLineId);
    const { sha256, document } = await this.catalog.head();
    const found = document.outputTypes.find(({ key }) => key === line.outputType);
    if (!found) throw outputTypeGone(orderLineId, line.outputType);
    if (!(await this.artifacts.stat(line.product.fileSha256))) throw fileMissing(line.product);
    const latest = await findLatestDelivery(em, orderLineId);
    const pinned = await inputsOf(em, { line, catalogSha256: sha256 }, (latest?.generation ?? 0) + 1);
    const { key, label, workflow, template, width, height, notify } = found;
    const inputs = { pinned, outputType: { key, label, workflow, template, width, height, notify } };
    return { inputs, catalogKeys: catalogKeys(document), decision: await this.paths.preview(workflow, key) };
  }
}

const keysOf = (entries: readonly { key: string }[]): string[] => entries.map(({ key }) => key);

const catalogKeys = ({ materials, templates, outputTypes }: CatalogDocument): CatalogKeys => ({
  materials: keysOf(materials),
  templates: keysOf(templates),
  outputTypes: keysOf(outputTypes),
});

const outputTypeGone = (id: string, outputType: string): UserError =>
  new UserError(
    'unknown_output_type',
    `Order line ${id} orders the output type "${outputType}", which is not in the catalog any more. Add it again, or order another.`,
    409,
  );

const fileMissing = ({ key, fileName, fileSha256 }: { key: string; fileName: string; fileSha256: string }): UserError =>
  new UserError(
    'product_file_missing',
    `The file "${fileName}" (sha256 ${fileSha256}) of product "${key}" is not in the artifact store. Upload the product again (POST /api/products).`,
    409,
  );
