/**
 * Photographs three products in every studio of the seed catalog and puts the pictures on one sheet:
 * `npx tsx tools/picture-sheet/main.ts [folder for the single pictures]` writes docs/images/templates.png.
 */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import {
  createArtifactCatalogReader,
  createBlenderRenderer,
  createChromiumRenderer,
  createCollectingLogger,
  createFolderArtifactStore,
  createLocalProcessRunner,
  seedCatalog,
} from '#steps';
import type { StepContext } from '#steps';
import { composeSheet } from './compose-sheet.js';
import type { Cell } from './compose-sheet.js';
import { photograph } from './photograph.js';
import type { Product } from './photograph.js';

const ROOT = resolve(import.meta.dirname, '../..');
const SHEET = join(ROOT, 'docs/images/templates.png');
const SIZE = 640;
const PRODUCTS: Product[] = [
  { name: 'Ball bearing 6204', file: join(ROOT, 'tests/fixtures/step/own-ball-bearing-6204.step') },
  { name: 'Flange unit', file: join(ROOT, 'tests/fixtures/step/own-flange-unit.step') },
  { name: 'AS1 assembly', file: join(ROOT, 'node_modules/occt-import-js/test/testfiles/cax-if/as1-oc-214.stp') },
];

function contextIn(dir: string): StepContext {
  const artifacts = createFolderArtifactStore(join(dir, 'artifacts'));
  const processes = createLocalProcessRunner();
  return {
    artifacts,
    catalog: createArtifactCatalogReader(artifacts),
    processes,
    renderer: createChromiumRenderer({ homeDir: join(ROOT, '.hartomat') }),
    blender: createBlenderRenderer({ scratchDir: dir, processes }),
    logger: createCollectingLogger(),
    signal: new AbortController().signal,
    scratchDir: dir,
  };
}

async function sheetRows(ctx: StepContext, singles: string | undefined): Promise<Cell[][]> {
  const document = seedCatalog();
  const { sha256: catalog } = await ctx.artifacts.put(Buffer.from(JSON.stringify(document)), 'application/json');
  const rows: Cell[][] = [];
  for (const product of PRODUCTS) {
    const { templates } = document;
    const pictures = await photograph({ product, templates, catalog, size: SIZE }, ctx);
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
