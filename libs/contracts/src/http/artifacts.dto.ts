import { Type } from 'class-transformer';
import { IsIn, IsInt, IsString, Max, MaxLength, Min, MinLength } from 'class-validator';
import { Optional } from '../presence.js';
import { IsStorable } from '../storable.js';

/** Widths of stills in pixels; a fixed few, since each is kept. */
export const STILL_WIDTHS = [96, 320, 960] as const;
export type StillWidth = (typeof STILL_WIDTHS)[number];

/** A still of a picture instead of its file: a WebP. With neither member: the file itself. */
export class StillQuery {
  /** At most so wide, and at most four times as high; never larger than the picture. Absent: as large as the picture. */
  @Optional() @Type(() => Number) @IsIn(STILL_WIDTHS) width?: StillWidth;
  /** The picture of an animation that is shown, counted from 1 as the file holds them: equal neighbours may be one. */
  @Optional() @Type(() => Number) @IsInt() @Min(1) @Max(10_000) frame?: number;
}

/** `GET /artifacts/:sha256`. */
export class ArtifactQuery extends StillQuery {
  /** Offers a download under this name; characters that file names may not have are replaced. */
  @Optional() @IsString() @MinLength(1) @MaxLength(200) @IsStorable() name?: string;
}

/** The artifact of a live asset. */
export class AssetArtifact {
  sha256!: string;
}
