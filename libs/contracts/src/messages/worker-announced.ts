import { Type } from 'class-transformer';
import { IsArray, IsInt, IsOptional, IsString, Min, ValidateNested } from 'class-validator';

export class AnnouncedStep {
  @IsString() step!: string;
  @IsInt() @Min(1) version!: number;
  /** Definition hash, so that a worker of another build is noticed. */
  @IsString() hash!: string;
  /** How many shards of it this worker does at once; absent where it only does the whole. */
  @IsOptional() @IsInt() @Min(1) shards?: number;
}

/** A worker says what it can do, every two seconds; silent for ten, it is gone. */
export class WorkerAnnounced {
  @IsString() worker!: string;
  @IsArray() @IsString({ each: true }) pools!: string[];
  @IsArray() @IsString({ each: true }) capabilities!: string[];
  @IsInt() @Min(1) slots!: number;
  @IsArray() @ValidateNested({ each: true }) @Type(() => AnnouncedStep) steps!: AnnouncedStep[];
}
