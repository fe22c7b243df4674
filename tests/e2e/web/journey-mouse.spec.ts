import type { Locator } from 'playwright-core';
import { canvas, drag, edgesOf, emptyPlace, middleOf, nodeAt, saved, savedWhen } from './canvas-draft.js';
import { builtInShape, exportedParts, faultsOf, openJourney, orderBy, shapeOf, shownDigest } from './journey.js';
import type { Journey } from './journey.js';

const KEY = 'by-mouse';
const ENDED_WITHIN_MS = 60_000;

let journey: Journey;
beforeAll(async () => {
  journey = await openJourney(KEY);
});
afterAll(() => journey?.close());

const dialog = () => journey.web.page.getByRole('dialog');
const socket = (id: string) => `[data-f-connector-id="${id}"]`;
const hasNode = (step: string) => savedWhen(({ nodes }) => nodes.some((node) => node.step === step));

/** Where something is on the screen. */
async function boxOf(one: Locator) {
  const box = await one.boundingBox();
  if (!box) throw new Error('It is not seen.');
  return box;
}

/** Adds a step by the "+" of a port. */
async function addAt(port: string, step: string): Promise<void> {
  const { page } = journey.web;
  await nodeAt(port.split('/')[1] ?? '').hover();
  await page.locator(`[data-plus="${port}"]`).click();
  await page.locator(`[data-pick="${step}"]`).click();
  await hasNode(step);
}

/** Draws a wire from port to port. */
async function wire(from: string, to: string): Promise<void> {
  await drag(await middleOf(socket(from)), await middleOf(socket(to)));
  const ends = [from, to].map((port) => port.split('/')[1]).join(' > ');
  await savedWhen((workflow) => edgesOf(workflow).includes(ends));
}

it('builds a workflow, tries it, runs it and looks at what was delivered, by mouse, below /workflows alone', async () => {
  const { web, client, paths } = journey;
  const { page } = web;
  await page.getByRole('button', { name: 'New workflow' }).click();
  await page.getByLabel('Label', { exact: true }).fill('By mouse');
  await page.getByRole('button', { name: 'Create' }).click();
  await page.getByText('No nodes yet').waitFor();
  const order = await orderBy(journey, KEY);

  const box = await canvas().boundingBox();
  await page
    .getByRole('button', { name: 'Order line' })
    .dragTo(canvas(), { targetPosition: { x: 130, y: (box?.height ?? 0) / 2 } });
  await hasNode('order_line_setup');
  await addAt('out/order_line_setup/cad_file', 'glb_export');
  await addAt('out/order_line_setup/order_line', 'resolve_template');
  await drag(await middleOf(socket('out/glb_export/parts')), await emptyPlace());
  await page.locator('[data-pick="material_map_resolve"]').click();
  await hasNode('material_map_resolve');
  await wire('out/order_line_setup/order_line', 'in/material_map_resolve/order_line');
  await addAt('out/glb_export/glb', 'glb_bbox');
  await addAt('out/material_map_resolve/material_map', 'auto_populate_materials');
  await addAt('out/auto_populate_materials/materials', 'threejs_render');
  await page.getByRole('button', { name: 'Fit', exact: true }).click();
  await wire('out/glb_bbox/bounding_box', 'in/threejs_render/bounding_box');
  await wire('out/resolve_template/template', 'in/threejs_render/template');
  await addAt('out/threejs_render/render', 'output_save');
  await page.getByRole('button', { name: 'Notify' }).dblclick();
  await hasNode('notify');
  await wire('out/output_save/media_assets', 'in/notify/media_assets');
  await page.getByRole('button', { name: 'Lay out' }).click();
  await page.locator('hm-problems').getByRole('button', { name: 'No problems' }).waitFor();
  await page.getByText('draft · saved').waitFor();
  expect(shapeOf(await saved())).toEqual(await builtInShape(journey));

  await page.getByRole('button', { name: 'Dry-run' }).click();
  await dialog()
    .getByRole('radio', { name: /Product flange/ })
    .click();
  await dialog().getByRole('button', { name: 'Dry-run' }).click();
  await dialog().getByText('Nothing was executed').waitFor();
  await dialog().getByRole('button', { name: 'Close' }).first().click();
  await page.getByRole('button', { name: 'Publish' }).click();
  await dialog().getByRole('button', { name: 'Publish' }).click();
  await page.locator('hm-editor-page > header').getByText('published as v1').waitFor();
  // What is said after an action covers no control of the canvas.
  const [toast, zoom] = [
    await boxOf(page.locator('hm-toast-list')),
    await boxOf(page.getByRole('group', { name: 'Zoom' })),
  ];
  expect(toast.x + toast.width).toBeLessThanOrEqual(zoom.x);
  await page.getByRole('button', { name: 'Dispatch' }).click();
  await dialog()
    .getByRole('radio', { name: /Product flange/, checked: true })
    .waitFor();
  await dialog().getByLabel('Who delivers').selectOption({ label: 'Graph' });
  await dialog().getByRole('button', { name: 'Dispatch' }).click();
  await dialog().getByRole('link', { name: 'Open the run' }).click();

  await page.waitForURL(`**/workflows/${KEY}/runs/*`);
  await page.locator('hm-run-head').getByText('succeeded', { exact: true }).waitFor({ timeout: ENDED_WITHIN_MS });
  const { assets, graphRunId } = await client.settled(order.id);
  await page.getByRole('button', { name: 'Fit', exact: true }).click();
  await nodeAt('output_save').click();
  await page.getByRole('tabpanel').getByRole('img').first().waitFor();
  await page
    .getByRole('button', { name: /^Enlarge/ })
    .first()
    .click();
  await dialog().getByText('128 × 128').waitFor();
  expect(await shownDigest(journey, '[role="dialog"] img')).toBe(assets[0]?.sha256);
  await dialog().getByRole('button', { name: 'Close' }).click();
  await nodeAt('glb_export').click();
  const parts = page.locator('hm-model').getByRole('list').getByRole('button');
  await parts.first().waitFor();
  expect((await parts.allInnerTexts()).sort()).toEqual(await exportedParts(journey, graphRunId ?? '', 'glb_export'));
  expect(paths.filter((path) => !path.startsWith('/workflows'))).toEqual([]);
  expect(faultsOf(journey)).toEqual([]);
});
