import { IsArray, IsString } from 'class-validator';

/** Which pools are paused now, and in which too many nodes wait. Silent for ten seconds, there are none. */
export class PoolsAnnounced {
  @IsArray() @IsString({ each: true }) paused!: string[];
  @IsArray() @IsString({ each: true }) full!: string[];
}
