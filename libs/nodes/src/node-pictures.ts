import type { PictureFile, Size } from '#steps/pictures';

/**
 * What a node's pictures depend on besides its params: the size of the output type, in pixels, and the input pictures.
 */
export interface PicturesBefore {
  ordered: Size;
  incoming: readonly PictureFile[];
}

/** Predicts a node's output pictures without running it; pure. Params have their defaults filled. */
export type NodePictures = (params: Record<string, unknown>, before: PicturesBefore) => PictureFile[];
