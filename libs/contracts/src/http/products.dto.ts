import { IsInt, IsString, IsUUID, MaxLength } from 'class-validator';
import { IsKey, IsSha256, IsTimestamp } from '../formats.js';
import { PAGE_SIZES, PageLimit } from '../page-limit.js';
import { Optional } from '../presence.js';
import { QueryFlag } from '../query-flag.js';
import { IsSearchText } from '../search-text.js';
import { IsPlainLine } from '../storable.js';

/** The largest STEP file that is taken. */
export const MAX_STEP_FILE_BYTES = 100 * 1024 * 1024;

/** Fields beside the multipart file `file` (the STEP file) of `POST /products`. */
export class CreateProductRequest {
  @IsKey() key!: string;
  @IsString() @MaxLength(200) @IsPlainLine() name!: string;
  /** `true`: an existing product gets this file in place of its own, which is else refused with 409 `product_exists`. */
  @QueryFlag() replace?: boolean;
}

/** `POST /products` as a form. */
export class CreateProductForm extends CreateProductRequest {
  /** The STEP file, at most 100 MB. */
  file!: FileContent;
}

/** Bytes of a file, as forms send them. */
export type FileContent = string;

export class ProductReply {
  key!: string;
  name!: string;
  fileName!: string;
  @IsSha256() sha256!: string;
  @IsInt() byteLength!: number;
  @IsTimestamp() createdAt!: string;
  /** When its name or file was last written. */
  @IsTimestamp() changedAt!: string;
}

/** `GET /products`, by key; `after` is the key of the last one of the page before. */
export class ListProductsQuery {
  /** A part of the key, name or file name, in upper or lower case. */
  @IsSearchText() q?: string;
  @Optional() @IsKey() after?: string;
  @PageLimit(PAGE_SIZES.products) limit?: number;
}

/** A model of a product's newest file, as GLB: one that was delivered, or that a graph run made on its way. */
export class ProductModelReply {
  url!: string;
  @IsSha256() sha256!: string;
  @IsInt() byteLength!: number;
  /** The delivery that it was made for. */
  @IsUUID() deliveryId!: string;
}

/** Where models of a product's newest file may be: the newest delivered one, and deliveries with a graph run, newest first. */
export class ProductModelPlaces {
  delivered!: ProductModelReply | null;
  graphRuns!: GraphRunOfProduct[];
}

export class GraphRunOfProduct {
  @IsUUID() runId!: string;
  @IsUUID() deliveryId!: string;
}
