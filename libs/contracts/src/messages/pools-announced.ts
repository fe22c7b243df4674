import { IsArray, IsString } from 'class-validator';

/** Which pools are paused now, and in which too many nodes wait. An announcement counts for ten seconds. */
export class PoolsAnnounced {
  @IsArray() @IsString({ each: true }) paused!: string[];
  @IsArray() @IsString({ each: true }) full!: string[];
}
