import { readAll } from '#artifacts';
import { glbBbox } from '../../cad/glb-bbox.js';
import type { BoundingBox, Glb, Materials, PartMaterial, Parts, ResolvedTemplate } from '../../domain.js';
import { autoPopulateMaterials } from '../../materials/auto-populate-materials.js';
import { materialMapResolve } from '../../materials/material-map-resolve.js';
import { orderLineSetup } from '../../order-lines/order-line-setup.js';
import type { RenderRequest } from '../../ports/index.js';
import type { StepContext } from '../../step-context.js';
import { resolveTemplate } from '../../templates/resolve-template.js';
import { convertFixture } from '../../testing/convert-fixture.js';
import { pinnedInputs, storeCatalog } from '../../testing/stored-catalog.js';

/** A product ready for its picture, made by the real steps with the seed catalog. */
export interface ProductShot {
  glb: Glb;
  parts: Parts;
  bounding_box: BoundingBox;
  template: ResolvedTemplate;
  materials: Materials;
}

/** Runs every step before the render on a STEP file of the project, at preview quality. */
export async function productShot(ctx: StepContext, file: string, outputType: string): Promise<ProductShot> {
  const { glb, parts } = await convertFixture(ctx, file);
  const { bounding_box } = await glbBbox({ glb }, ctx);
  const { order_line } = await orderLineSetup({ pinned: pinnedInputs(await storeCatalog(ctx), { outputType }) }, ctx);
  const { template } = await resolveTemplate({ order_line, templateKey: '' }, ctx);
  const { material_map } = await materialMapResolve({ order_line, parts }, ctx);
  const { materials } = await autoPopulateMaterials({ material_map, parts, unmapped: '' }, ctx);
  return { glb, parts, bounding_box, template, materials };
}

/** The product as a renderer is asked for it; `changes` go to the template. */
export async function requestFor(
  ctx: StepContext,
  shot: ProductShot,
  changes: Partial<ResolvedTemplate> = {},
  materials: PartMaterial[] = shot.materials.parts,
): Promise<RenderRequest> {
  return {
    glb: await readAll(ctx.artifacts, shot.glb.artifact.sha256),
    template: { ...shot.template, ...changes },
    framing: 'each',
    views: [{ ...shot.template.camera, ...changes.camera }],
    materials,
    boundingBox: shot.bounding_box,
    signal: new AbortController().signal,
    onProgress: () => undefined,
  };
}
