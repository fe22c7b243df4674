import { IsTimestamp } from '../formats.js';

/** Since when and why something is paused. */
export class Paused {
  @IsTimestamp() since!: string;
  reason!: string;
}
