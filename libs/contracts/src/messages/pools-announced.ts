import { IsArray, IsString } from 'class-validator';

/** Which pools are paused now. Silent for ten seconds, nobody pauses any. */
export class PoolsAnnounced {
  @IsArray() @IsString({ each: true }) paused!: string[];
}
