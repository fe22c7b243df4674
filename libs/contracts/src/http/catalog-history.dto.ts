import { Type } from 'class-transformer';
import { PAGE_SIZES, PageLimit } from '../page-limit.js';
import { Optional } from '../presence.js';
import { IsRowNumber } from '../row-number.js';

/** `GET /catalog/history`, newest first; `after` is the id of the last change of the page before. */
export class ListCatalogHistoryQuery {
  @Optional() @Type(() => Number) @IsRowNumber() after?: number;
  @PageLimit(PAGE_SIZES.catalogHistory) limit?: number;
}
