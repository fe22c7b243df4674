import { IsIn, IsInt, IsUUID } from 'class-validator';
import { IsKey, IsTimestamp } from '../formats.js';
import { PAGE_SIZES, PageLimit } from '../page-limit.js';
import { Optional } from '../presence.js';
import { IsSearchText } from '../search-text.js';
import { ORDER_LINE_STATES } from './orders.dto.js';
import type { DeliverySummary, OrderLineState } from './orders.dto.js';

/** Which lines of all orders. */
export class CountOrderLinesQuery {
  /** The workflow that the catalog now names for the line's output type. */
  @Optional() @IsKey() workflow?: string;
  @Optional() @IsKey() outputType?: string;
  /** A part of the order's number or of the product's key or name, in upper or lower case. */
  @IsSearchText() q?: string;
}

/** `GET /order-lines`; `after` is the id of the last line of the page before. */
export class ListOrderLinesQuery extends CountOrderLinesQuery {
  @Optional() @IsIn(ORDER_LINE_STATES) state?: OrderLineState;
  @Optional() @IsUUID() after?: string;
  @PageLimit(PAGE_SIZES.orderLines) limit?: number;
}

/** How many lines are in each state. */
export class OrderLineCounts implements Record<OrderLineState, number> {
  @IsInt() open!: number;
  @IsInt() committed!: number;
  @IsInt() cancelled!: number;
  @IsInt() failed!: number;
  @IsInt() none!: number;
}

export class OrderOfLine {
  @IsUUID() id!: string;
  number!: string;
  @IsTimestamp() createdAt!: string;
}

export class ProductOfLine {
  key!: string;
  name!: string;
}

/** As the catalog now has it; without its entry the label is the key and the workflow ''. */
export class OutputTypeOfLine {
  key!: string;
  label!: string;
  workflow!: string;
}

/** An order line with what it orders and its newest delivery; `delivery` is null before the first dispatch. */
export class ListedOrderLine {
  @IsUUID() id!: string;
  order!: OrderOfLine;
  product!: ProductOfLine;
  outputType!: OutputTypeOfLine;
  delivery!: DeliverySummary | null;
}

/** A page of order lines; `next` is the `after` of the following page, null where there is none. */
export class OrderLinesReply {
  orderLines!: ListedOrderLine[];
  @IsUUID() next!: string | null;
}
