import { WebGLRenderer } from 'three';
import { Studio, type Shot } from '#steps/studio';
import { sampleModel } from './sample-model';

/** Draws pictures of the sample as the production's studio does, by the same code. */
export interface StudioPreview {
  draw(shot: Shot): Promise<ImageData>;
  close(): void;
}

/** Opens a studio with the sample in it; null where the browser has no WebGL 2. */
export async function openStudioPreview(): Promise<StudioPreview | null> {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('webgl2', { alpha: true, antialias: false });
  if (!context) return null;
  const renderer = new WebGLRenderer({ canvas, context, antialias: false, alpha: true });
  const studio = new Studio(renderer);
  const { glb, bounds } = sampleModel();
  const url = URL.createObjectURL(new Blob([glb], { type: 'model/gltf-binary' }));
  try {
    await studio.load(url, bounds);
  } finally {
    URL.revokeObjectURL(url);
  }
  return {
    async draw(shot) {
      const { width, height } = shot;
      studio.prepare(shot);
      const tile = { x: 0, y: 0, width, height, fullWidth: width, fullHeight: height };
      return new ImageData(await unpacked(await studio.picture(tile)), width, height);
    },
    close() {
      studio.finish();
      renderer.dispose();
      renderer.forceContextLoss();
    },
  };
}

/** The bytes behind base64 of their gzip, as the studio hands pictures out. */
async function unpacked(packed: string): Promise<Uint8ClampedArray<ArrayBuffer>> {
  const zipped = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
  const bytes = new Blob([zipped]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8ClampedArray(await new Response(bytes).arrayBuffer());
}
