import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { readAll } from '#artifacts';
import type { StepContext, Template } from '#steps';
import { autoPopulateMaterials, glbBbox, glbExport, materialMapResolve, orderLineSetup, resolveTemplate } from '#steps';
import { threejsRender } from '#steps/render';

/** A product: its name on the sheet and its STEP file. */
export interface Product {
  name: string;
  file: string;
}

/** Renders a product in each studio by the real steps, one PNG per template, `size` pixels square. */
export async function renderProduct(
  { product, templates, catalog, size }: { product: Product; templates: Template[]; catalog: string; size: number },
  ctx: StepContext,
): Promise<Buffer[]> {
  const artifact = await ctx.artifacts.put(await readFile(product.file), 'model/step');
  const productFile = { artifact, fileName: basename(product.file) };
  const { order_line, cad_file } = await orderLineSetup({ pinned: pin(product, catalog, productFile) }, ctx);
  const { glb, parts } = await glbExport({ cad_file, quality: 'standard' }, ctx);
  const { bounding_box } = await glbBbox({ glb }, ctx);
  const { material_map } = await materialMapResolve({ order_line, parts }, ctx);
  const { materials } = await autoPopulateMaterials({ material_map, parts, unmapped: '' }, ctx);
  const pictures: Buffer[] = [];
  for (const { key } of templates) {
    const { template } = await resolveTemplate({ order_line, templateKey: key }, ctx);
    const scene = { glb, template, materials, bounding_box };
    const settings = { width: size, height: size, transparent: false, angles: [], frames: 0 };
    const { render } = await threejsRender({ ...scene, ...settings }, ctx);
    pictures.push(Buffer.from(await readAll(ctx.artifacts, render.images[0]!.artifact.sha256)));
  }
  return pictures;
}

function pin(
  product: Product,
  catalog: string,
  productFile: Parameters<typeof orderLineSetup>[0]['pinned']['productFile'],
) {
  return {
    deliveryId: 'sheet',
    orderLineId: 'sheet',
    generation: 1,
    orderNumber: 'sheet',
    product: { key: 'sheet', name: product.name },
    outputType: 'still-studio-1024',
    catalog,
    productFile,
    materialAssignment: [],
  };
}
