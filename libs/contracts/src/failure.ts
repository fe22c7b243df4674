import { IsBoolean, IsObject, IsOptional, IsString, MaxLength, ValidateNested } from 'class-validator';
import { Type } from 'class-transformer';

/** The one shape in which a failure crosses a process border. The message says what, which one, why and what to do. */
export class Failure {
  @IsString() @MaxLength(100) code!: string;
  @IsString() @MaxLength(4000) message!: string;
  @IsBoolean() retryable!: boolean;
  @IsOptional() @IsObject() details?: Record<string, unknown>;
  @IsOptional() @ValidateNested() @Type(() => Failure) cause?: Failure;
}
