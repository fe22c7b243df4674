import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsString, Matches, MaxLength, MinLength } from 'class-validator';
import { NestedList } from '../presence.js';
import { IsStorable } from '../storable.js';

const LONGEST_PART = 500;

/** `part` is a part's key, as deliveries and `parts` ports name it; it may hold any character. */
export class PutAssignment {
  @IsString() @MinLength(1) @MaxLength(LONGEST_PART) @IsStorable() part!: string;
  @Matches(/^[a-z0-9][a-z0-9-]{0,62}$/) material!: string;
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

/** What a person decided. */
export interface AssignedMaterial {
  part: string;
  material: string;
  changedAt: string;
}

/** What a delivery chose where nobody had decided; `why` is its rule, colour or `default`. */
export interface GuessedMaterial {
  part: string;
  material: string;
  why: string;
  deliveryId: string;
  changedAt: string;
}

/** `guesses` are those of the last committed delivery; each delivery makes them anew. */
export interface ProductMaterialsReply {
  product: string;
  assignments: AssignedMaterial[];
  guesses: GuessedMaterial[];
  /** Assigned parts that the last delivered file does not have. */
  warnings: { part: string; message: string }[];
}
