/**
 * Renders assemblies, and parts with faces of several colours, of several CAD systems in the first studio: `npx tsx
 * tools/picture-sheet/assemblies.ts FOLDER` writes one picture each into a folder. With a second folder, which holds
 * pictures of an earlier state of the code, docs/images/assemblies.png shows each product before and after.
 */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { seedCatalog } from '#steps';
import type { StepContext } from '#steps';
import { composeSheet } from './compose-sheet.js';
import type { Cell } from './compose-sheet.js';
import { renderProduct } from './render-product.js';
import type { Product } from './render-product.js';
import { ROOT, contextIn } from './picture-context.js';

const SHEET = join(ROOT, 'docs/images/assemblies.png');
const SIZE = 640;
const SHIPPED = 'node_modules/occt-import-js/test/testfiles';
const PRODUCTS: Product[] = [
  ['AS1, Open Cascade', `${SHIPPED}/cax-if/as1-oc-214.stp`],
  ['AS1, Theorem', `${SHIPPED}/cax-if/as1-tu-203.stp`],
  ['AS1, Pro/Engineer', `${SHIPPED}/cax-if/as1_pe_203.stp`],
  ['DM1, I-DEAS', `${SHIPPED}/cax-if/dm1-id-214.stp`],
  ['DM1, Open Cascade', `${SHIPPED}/cax-if/dm1-oc-214.stp`],
  ['DM1, Pro/Engineer', `${SHIPPED}/cax-if/dm1-pe-214.stp`],
  ['Ball bearing 6204', 'tests/fixtures/step/own-ball-bearing-6204.step'],
  ['Flange unit', 'tests/fixtures/step/own-flange-unit.step'],
  ['Head front', `${SHIPPED}/cax-if/s1_pe_214/head_front_prt.stp`],
  ['IO1, coloured faces', `${SHIPPED}/cax-if/io1-tu-203.stp`],
  ['Cube, coloured faces', `${SHIPPED}/cube-fcstd/cube2.step`],
  ['Tail turbine', `${SHIPPED}/cax-if/s1-tu-203/tailturbine.stp`],
].map(([name, file]) => ({ name: name!, file: join(ROOT, file!) }));
/** Products in one row, each with two pictures. */
const IN_ROW = 2;

const nameOf = ({ file }: Product): string => `${basename(file).replace(/\.\w+$/, '')}.png`;

async function takePictures(ctx: StepContext, folder: string): Promise<void> {
  const document = seedCatalog();
  const { sha256: catalog } = await ctx.artifacts.put(Buffer.from(JSON.stringify(document)), 'application/json');
  await mkdir(folder, { recursive: true });
  for (const product of PRODUCTS) {
    const [picture] = await renderProduct(
      { product, templates: document.templates.slice(0, 1), catalog, size: SIZE },
      ctx,
    );
    await writeFile(join(folder, nameOf(product)), picture!);
  }
}

async function pairOf(product: Product, folders: { before: string; after: string }): Promise<Cell[]> {
  const cell = async (folder: string, subtitle: string): Promise<Cell> => {
    return { picture: await readFile(join(folder, nameOf(product))), title: product.name, subtitle };
  };
  return [await cell(folders.before, 'before'), await cell(folders.after, 'after')];
}

const [after, before] = process.argv.slice(2);
if (after === undefined) throw new Error('Name a folder for the pictures.');
const dir = await mkdtemp(join(tmpdir(), 'hartomat-sheet-'));
const ctx = contextIn(dir);
try {
  await takePictures(ctx, after);
  if (before !== undefined) {
    const pairs = await Promise.all(PRODUCTS.map((product) => pairOf(product, { before, after })));
    const rows = Array.from({ length: Math.ceil(pairs.length / IN_ROW) }, (_, row) =>
      pairs.slice(row * IN_ROW, (row + 1) * IN_ROW).flat(),
    );
    const sheet = await composeSheet(rows);
    await writeFile(SHEET, sheet);
    process.stdout.write(`wrote ${SHEET}, ${Math.round(sheet.byteLength / 1024)} KB\n`);
  }
} finally {
  await ctx.renderer.close();
  await rm(dir, { recursive: true, force: true });
}
