import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsString, IsUUID, MaxLength, MinLength } from 'class-validator';
import { IsKey, IsTimestamp } from '../formats.js';
import { NestedList } from '../presence.js';
import { IsStorable } from '../storable.js';

const LONGEST_PART = 500;

/** `part` is a part's key, as deliveries and `parts` ports name it; it may hold any character. */
export class PutAssignment {
  @IsString() @MinLength(1) @MaxLength(LONGEST_PART) @IsStorable() part!: string;
  @IsKey() material!: string;
}

/** `PUT /products/:key/materials`: the parts that are named; others stay as they are. */
export class SetAssignmentsRequest {
  @NestedList(() => PutAssignment)
  @ArrayMinSize(1)
  @ArrayMaxSize(1000)
  @ArrayUnique((one: PutAssignment | null) => one?.part, { message: 'assignments name a part twice' })
  assignments!: PutAssignment[];
}

/** `DELETE /products/:key/materials?part=…`. */
export class ClearAssignmentQuery {
  @IsString() @MinLength(1) @MaxLength(LONGEST_PART) @IsStorable() part!: string;
}

/** An assignment by a person. */
export class AssignedMaterial {
  part!: string;
  material!: string;
  @IsTimestamp() changedAt!: string;
}

/**
 * What a delivery chose for a part without an assignment; `why` is its rule, its near colour, `colour-as-modelled` or
 * `default`. A part with one of the last two is unmapped; the material `colour-rrggbb` of the former is the part's own
 * colour, and in no catalog.
 */
export class GuessedMaterial {
  part!: string;
  material!: string;
  why!: string;
  @IsUUID() deliveryId!: string;
  @IsTimestamp() changedAt!: string;
}

/** A warning about one part. */
export class PartWarning {
  part!: string;
  message!: string;
}

/** `guesses` are those of the last committed delivery; each delivery replaces them. */
export class ProductMaterialsReply {
  product!: string;
  assignments!: AssignedMaterial[];
  guesses!: GuessedMaterial[];
  /** Assigned parts that the last delivered file does not have. */
  warnings!: PartWarning[];
}
