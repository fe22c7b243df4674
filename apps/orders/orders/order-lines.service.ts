import { Injectable } from '@nestjs/common';
import { MikroORM } from '@mikro-orm/postgresql';
import { PAGE_SIZES } from '#contracts';
import type {
  CountOrderLinesQuery,
  ListOrderLinesQuery,
  ListedOrderLine,
  OrderLineCounts,
  OrderLinesReply,
  OutputTypeOfLine,
} from '#contracts';
import type { CatalogDocument } from '#steps';
import { CatalogService } from '../catalog/catalog.service.js';
import { orderLineNotFound } from '../dispatch/dispatch.errors.js';
import { countOrderLines } from './count-order-lines.repository.js';
import { hasOrderLine, readOrderLines } from './read-order-lines.repository.js';
import type { FoundOrderLine } from './read-order-lines.repository.js';

/** Lists single lines of all orders. */
@Injectable()
export class OrderLinesService {
  constructor(
    private readonly orm: MikroORM,
    private readonly catalog: CatalogService,
  ) {}

  /** The newest that fit, or those behind the line `after`; 404 where that is no line. */
  async list({ workflow, outputType, after, ...query }: ListOrderLinesQuery): Promise<OrderLinesReply> {
    const em = this.orm.em.fork();
    const { document } = await this.catalog.head();
    const limit = query.limit ?? PAGE_SIZES.orderLines;
    const outputTypes = chosenOutputTypes(document, { workflow, outputType });
    const found = await readOrderLines(em, { ...query, outputTypes, after, limit: limit + 1 });
    if (found.length === 0 && after !== undefined && !(await hasOrderLine(em, after))) throw orderLineNotFound(after);
    const orderLines = found.slice(0, limit).map((line) => withOutputType(line, document));
    return { orderLines, next: found.length > limit ? (orderLines.at(-1)?.id ?? null) : null };
  }

  /** How many fit in each state. */
  async count({ q, ...chosen }: CountOrderLinesQuery): Promise<OrderLineCounts> {
    const { document } = await this.catalog.head();
    return countOrderLines(this.orm.em.fork(), { outputTypes: chosenOutputTypes(document, chosen), q });
  }
}

/** The keys of the output types that fit both; null for all of them, also those that the catalog does not have. */
function chosenOutputTypes(
  { outputTypes }: CatalogDocument,
  { workflow, outputType }: Pick<ListOrderLinesQuery, 'workflow' | 'outputType'>,
): string[] | null {
  if (workflow === undefined) return outputType === undefined ? null : [outputType];
  const keys = outputTypes.filter((one) => one.workflow === workflow).map(({ key }) => key);
  return outputType === undefined ? keys : keys.filter((key) => key === outputType);
}

const withOutputType = (
  { outputType, ...line }: FoundOrderLine,
  { outputTypes }: CatalogDocument,
): ListedOrderLine => ({
  ...line,
  outputType: outputTypeOf(outputType, outputTypes),
});

function outputTypeOf(key: string, outputTypes: CatalogDocument['outputTypes']): OutputTypeOfLine {
  const { label, workflow } = outputTypes.find((one) => one.key === key) ?? { label: key, workflow: '' };
  return { key, label, workflow };
}
