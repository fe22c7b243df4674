/** A rectangle of the whole picture, in pixels from its top left corner. */
export interface Tile {
  x: number;
  y: number;
  width: number;
  height: number;
  fullWidth: number;
  fullHeight: number;
}
