import { IsIn, IsString, IsUUID, MaxLength, MinLength } from 'class-validator';
import { IsKey } from '../formats.js';
import { PAGE_SIZES, PageLimit } from '../page-limit.js';
import { Optional } from '../presence.js';
import { IsStorable } from '../storable.js';
import { DELIVERY_STATES } from './orders.dto.js';
import type { DeliverySummary } from './orders.dto.js';

/** The state of a line's newest delivery; `none` before its first dispatch. */
export const ORDER_LINE_STATES = [...DELIVERY_STATES, 'none'] as const;
export type OrderLineState = (typeof ORDER_LINE_STATES)[number];

/** `GET /order-lines`; `after` is the id of the last line of the page before. */
export class ListOrderLinesQuery {
  /** The workflow that the catalog now names for the line's output type. */
  @Optional() @IsKey() workflow?: string;
  @Optional() @IsKey() outputType?: string;
  @Optional() @IsIn(ORDER_LINE_STATES) state?: OrderLineState;
  /** A part of the order's number or of the product's key or name, in upper or lower case. */
  @Optional() @IsString() @MinLength(1) @MaxLength(200) @IsStorable() q?: string;
  @Optional() @IsUUID() after?: string;
  @PageLimit(PAGE_SIZES.orderLines) limit?: number;
}

export class OrderOfLine {
  @IsUUID() id!: string;
  number!: string;
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
