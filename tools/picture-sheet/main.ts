/**
 * Renders three products in every studio of the seed catalog as one contact sheet: `npx tsx tools/picture-sheet/main.ts
 * [folder for the single pictures]` writes docs/images/templates.png.
 */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seedCatalog } from '#steps';
import type { StepContext } from '#steps';
import { composeSheet } from './compose-sheet.js';
import type { Cell } from './compose-sheet.js';
import { renderProduct } from './render-product.js';
import type { Product } from './render-product.js';
import { ROOT, contextIn } from './picture-context.js';

const SHEET = join(ROOT, 'docs/images/templates.png');
const SIZE = 640;
const PRODUCTS: Product[] = [
  { name: 'Ball bearing 6204', file: join(ROOT, 'tests/fixtures/step/own-ball-bearing-6204.step') },
  { name: 'Flange unit', file: join(ROOT, 'tests/fixtures/step/own-flange-unit.step') },
  { name: 'AS1 assembly', file: join(ROOT, 'node_modules/occt-import-js/test/testfiles/cax-if/as1-oc-214.stp') },
];

async function sheetRows(ctx: StepContext, singles: string | undefined): Promise<Cell[][]> {
  const document = seedCatalog();
  const { sha256: catalog } = await ctx.artifacts.put(Buffer.from(JSON.stringify(document)), 'application/json');
  const rows: Cell[][] = [];
  for (const product of PRODUCTS) {
    const { templates } = document;
    const pictures = await renderProduct({ product, templates, catalog, size: SIZE }, ctx);
    rows.push(pictures.map((picture, i) => ({ picture, title: templates[i]!.label, subtitle: product.name })));
    if (singles === undefined) continue;
    const name = (key: string) => join(singles, `${product.name} ${key}.png`.toLowerCase().replaceAll(' ', '-'));
    await mkdir(singles, { recursive: true });
    await Promise.all(pictures.map((picture, i) => writeFile(name(templates[i]!.key), picture)));
  }
  return rows;
}

const dir = await mkdtemp(join(tmpdir(), 'hartomat-sheet-'));
const ctx = contextIn(dir);
try {
  const sheet = await composeSheet(await sheetRows(ctx, process.argv[2]));
  await writeFile(SHEET, sheet);
  process.stdout.write(`wrote ${SHEET}, ${Math.round(sheet.byteLength / 1024)} KB\n`);
} finally {
  await ctx.renderer.close();
  await rm(dir, { recursive: true, force: true });
}
