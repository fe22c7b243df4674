import { Logger, WebIO, getBounds } from '@gltf-transform/core';
import sharp from 'sharp';
import { Mesh } from 'three';
import type { MeshStandardMaterial, Object3D } from 'three';
import { GLTFLoader } from 'three/addons/loaders/GLTFLoader.js';
import { readAll } from '#artifacts';
import type { Materials, Render } from '#steps';
import { openFlangeUnit } from '../testing/flange-unit.js';
import type { FlangeUnit } from '../testing/flange-unit.js';
import { execute } from './executor.js';
import { execute as executeFirst } from './v1/executor.js';

function partOf(node: Object3D): unknown {
  return node.userData['part'] ?? (node.parent && partOf(node.parent));
}

describe('output_save on the flange unit', () => {
  let unit: FlangeUnit;
  beforeAll(async () => void (unit = await openFlangeUnit()));
  afterAll(() => unit.dispose());

  async function picture(): Promise<Render> {
    const create = { width: 64, height: 48, channels: 4 as const, background: '#336699' };
    const artifact = await unit.ctx.artifacts.put(await sharp({ create }).png().toBuffer(), 'image/png');
    return { images: [{ name: 'still.png', artifact, width: 64, height: 48, idMask: artifact, maskColours: [] }] };
  }
  const save = async (render: Render[], deliverModel: boolean, materials: Materials[] = []) => {
    const { glb } = await unit.model();
    return execute({ params: { deliverModel }, inputs: { render, glb: [glb], materials }, run: unit.run }, unit.ctx);
  };

  const dressed = async (materials: Materials) => {
    const [model] = (await save([], true, [materials])).media_assets;
    const bytes = await readAll(unit.ctx.artifacts, model!.sha256);
    expect(model).toMatchObject({ name: 'model.glb', byteLength: bytes.byteLength });
    return new Uint8Array(bytes);
  };

  it('saves pictures, and the model only where the setting asks for it', async () => {
    const render = [await picture()];
    const names = async (deliverModel: boolean) =>
      (await save(render, deliverModel)).media_assets.map(({ name }) => name);
    expect(await names(false)).toEqual(['still.png']);
    expect(await names(true)).toEqual(['still.png', 'model.glb']);
  });

  it('says size, digest and length of what it saved', async () => {
    const { glb } = await unit.model();
    const { media_assets } = await save([], true);
    expect(media_assets).toMatchObject([
      { mediaType: 'model/gltf-binary', sha256: glb.artifact.sha256, byteLength: glb.artifact.byteLength, width: null },
    ]);
  });

  it('delivers the model in the materials of its parts: a viewer shows each as the studio does', async () => {
    const { materials } = await unit.materials();
    const { scene } = await new GLTFLoader().parseAsync((await dressed(materials)).buffer, '');
    const seen = new Set<string>();
    scene.traverse((node) => {
      if (!(node instanceof Mesh)) return;
      const { color, metalness, roughness } = node.material as MeshStandardMaterial;
      seen.add(JSON.stringify([partOf(node), `#${color.getHexString()}`, metalness, roughness]));
    });
    const shown = materials.parts.map(({ part, material: { baseColour, metalness, roughness } }) =>
      JSON.stringify([part, baseColour, metalness, roughness]),
    );
    expect(seen).toEqual(new Set(shown));
  });

  it('keeps the geometry of a model that it dresses', async () => {
    // The reader has no variants, and says so otherwise.
    const io = new WebIO().setLogger(new Logger(Logger.Verbosity.SILENT));
    const root = (await io.readBinary(await dressed((await unit.materials()).materials))).getRoot();
    expect(getBounds(root.getDefaultScene()!)).toEqual((await unit.box()).bounding_box);
  });

  it('keeps the CAD colours where no materials reach it, and in version 1 always', async () => {
    const { glb } = await unit.model();
    const inputs = { render: [], glb: [glb] };
    const old = await executeFirst({ params: { deliverModel: true }, inputs, run: unit.run }, unit.ctx);
    expect(old).toEqual(await save([], true));
    expect(old.media_assets).toMatchObject([{ sha256: glb.artifact.sha256 }]);
  });

  it('refuses to save nothing', async () => {
    await expect(save([], false)).rejects.toMatchObject({ code: 'no_assets' });
  });
});
