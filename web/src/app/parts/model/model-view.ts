/** A model that is drawn on a canvas. */
export interface ModelView {
  /** Loads a GLB instead of the one before; resolves to the keys of its parts, in scene order. */
  load(url: string): Promise<string[]>;
  /** Colours parts; null for none. */
  mark(parts: { hovered: string | null; selected: string | null }): void;
  /** Turns the camera around the model, by radians to the right and upward. */
  turn(right: number, up: number): void;
  /** Goes nearer by a factor over 1, away by one below. */
  approach(factor: number): void;
  /** Shows all of the model from where it was first seen. */
  reset(): void;
  /** Ends all work and frees what the graphics card holds. */
  close(): void;
}

/** Whom a view tells of the pointer: of the part under it, null for none. */
export interface ModelPointer {
  hover(part: string | null): void;
  select(part: string | null): void;
}

export type OpenModelView = (canvas: HTMLCanvasElement, pointer: ModelPointer) => Promise<ModelView | null>;
