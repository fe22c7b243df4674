import type { RenderRequest, Renderer } from '../../ports/index.js';

/** The one picture of a request with one view, with its mask. */
export async function renderOne(renderer: Renderer, request: RenderRequest) {
  const { pictures, maskColours } = await renderer.render(request);
  const [picture] = pictures;
  if (!picture || pictures.length !== 1) throw new Error(`The renderer gave ${pictures.length} pictures.`);
  return { ...picture, maskColours };
}

export type OnePicture = Awaited<ReturnType<typeof renderOne>>;
