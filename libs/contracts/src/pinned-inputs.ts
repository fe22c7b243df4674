import { IsInt, IsString, Matches, MaxLength, Min } from 'class-validator';
import { SHA256_HEX } from './evidence/evidence.js';
import { Nested, NestedList } from './presence.js';

export class ArtifactReference {
  @Matches(SHA256_HEX) sha256!: string;
  @IsString() mediaType!: string;
  @IsInt() @Min(0) byteLength!: number;
}

export class PinnedProduct {
  @IsString() key!: string;
  @IsString() name!: string;
}

export class PinnedProductFile {
  @Nested(() => ArtifactReference) artifact!: ArtifactReference;
  @IsString() @MaxLength(400) fileName!: string;
}

export class PinnedMaterial {
  @IsString() part!: string;
  @IsString() material!: string;
}

/** All inputs that both paths may read, pinned at dispatch (the wire form of the steps' `PinnedInputs`). */
export class PinnedInputsMessage {
  @IsString() deliveryId!: string;
  @IsString() orderLineId!: string;
  @IsInt() @Min(1) generation!: number;
  @IsString() orderNumber!: string;
  @Nested(() => PinnedProduct) product!: PinnedProduct;
  @IsString() outputType!: string;
  @Matches(SHA256_HEX) catalog!: string;
  @Nested(() => PinnedProductFile) productFile!: PinnedProductFile;
  @NestedList(() => PinnedMaterial) materialAssignment!: PinnedMaterial[];
}
