import { seedCatalog } from '../catalog-seed/seed-catalog.js';
import type { CatalogDocument, OrderLine, Part, PinnedInputs } from '../domain.js';
import type { StepContext } from '../step-context.js';

/** Puts the seed catalog, changed as given, into the store; gives its digest. */
export async function storeCatalog(ctx: StepContext, changes: Partial<CatalogDocument> = {}): Promise<string> {
  const bytes = Buffer.from(JSON.stringify({ ...seedCatalog(), ...changes }));
  return (await ctx.artifacts.put(bytes, 'application/json')).sha256;
}

/** The pinned inputs of a ball bearing ordered as a studio still. */
export function pinnedInputs(catalog: string, changes: Partial<PinnedInputs> = {}): PinnedInputs {
  return {
    deliveryId: 'delivery-1',
    orderLineId: 'line-1',
    generation: 1,
    orderNumber: 'A-1001',
    product: { key: 'bearing-6204', name: 'Ball bearing 6204' },
    outputType: 'still-studio-1024',
    catalog,
    productFile: {
      artifact: { sha256: 'f'.repeat(64), mediaType: 'model/step', byteLength: 1 },
      fileName: 'bearing.step',
    },
    materialAssignment: [],
    ...changes,
  };
}

/** The order line of `pinnedInputs`. */
export function orderLine(catalog: string, changes: Partial<OrderLine> = {}): OrderLine {
  const { productFile: _, outputType: key, ...line } = pinnedInputs(catalog);
  return { ...line, outputType: seedCatalog().outputTypes.find((type) => type.key === key)!, ...changes };
}

/** A part with a name, a CAD colour and the material that the file names for it; its key is the name with `#1`. */
export function part(name: string, colour: string | null = null, fileMaterial: string | null = null): Part {
  return { key: `${name}#1`, name, instancePath: [name], colour, fileMaterial, triangles: 12, shape: 'other' };
}
