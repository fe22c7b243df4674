import { waitUntil } from '../../../deploy/local/process/wait-until.js';
import { canvas, edgesOf, field, nodeAt, saved, savedWhen } from './canvas-draft.js';
import { builtInShape, exportedParts, faultsOf, openJourney, orderBy, shapeOf, shownDigest } from './journey.js';
import type { Journey } from './journey.js';

const KEY = 'by-keys';
const ENDED_WITHIN_MS = 60_000;
const MOST_KEYS = 60;

let journey: Journey;
beforeAll(async () => {
  journey = await openJourney(KEY);
});
afterAll(() => journey?.close());

const dialog = () => journey.web.page.getByRole('dialog');
const press = (keys: string) => journey.web.page.keyboard.press(keys);
const type = (text: string) => journey.web.page.keyboard.type(text);

/** What has the focus, as it is named: by its label, else by its text. */
const focused = () =>
  journey.web.page.evaluate<string>(`(() => {
    const one = document.activeElement;
    return one?.getAttribute('aria-label') ?? one?.labels?.[0]?.textContent?.trim() ?? one?.textContent?.trim() ?? '';
  })()`);

/** Goes on by a key until what has the focus is named so. */
async function goTo(name: RegExp, key: 'Tab' | 'Shift+Tab' | 'ArrowDown' | 'ArrowUp' = 'Tab'): Promise<void> {
  const passed: string[] = [];
  while (passed.length < MOST_KEYS) {
    await press(key);
    passed.push(await focused());
    if (name.test(passed.at(-1) ?? '')) return;
  }
  throw new Error(`No ${key} reaches ${name}: ${passed.join(' | ')}`);
}

async function untilFocused(selector: string): Promise<void> {
  await journey.web.page.locator(`${selector}:focus`).waitFor();
}

/** Enter sends a form once its button can be pressed. */
const untilEnabled = (button: string) => dialog().getByRole('button', { name: button, disabled: false }).waitFor();

/** Adds a step after the selected node; it is in view. */
async function add(text: string, step: string): Promise<void> {
  await untilFocused('f-flow');
  await press('Tab');
  await field().waitFor();
  await type(text);
  await press('Enter');
  await savedWhen(({ nodes }) => nodes.some((node) => node.step === step));
  const isSeen = async (): Promise<true | undefined> => {
    const [node, outer] = [await nodeAt(step).boundingBox(), await canvas().boundingBox()];
    const isWhole = node && outer && node.x >= outer.x && node.x + node.width <= outer.x + outer.width;
    return isWhole || undefined;
  };
  if (!(await waitUntil(isSeen, { withinMs: 10_000 }))) throw new Error(`${step} was added out of view.`);
}

/** Selects a node by the search of the graph. */
async function find(text: string, id: string): Promise<void> {
  await press('Control+f');
  await untilFocused('hm-find input');
  await type(text);
  await press('Enter');
  await journey.web.page.locator(`[data-node="${id}"].f-selected`).waitFor();
  await press('Escape');
}

/** Draws a wire from the selected node. */
async function connect(text: string, wire: string): Promise<void> {
  await untilFocused('f-flow');
  await press('c');
  await field().waitFor();
  await type(text);
  await press('Enter');
  await savedWhen((workflow) => edgesOf(workflow).includes(wire));
}

it('builds a workflow, tries it, runs it and looks at what was delivered, by keys, below /workflows alone', async () => {
  const { web, client, paths } = journey;
  const { page } = web;
  await press('n');
  await dialog().waitFor();
  await type('By keys');
  await untilEnabled('Create');
  await press('Enter');
  await page.getByText('No nodes yet').waitFor();
  const order = await orderBy(journey, KEY);

  await add('order line', 'order_line_setup');
  await add('export glb', 'glb_export');
  await add('map materials', 'material_map_resolve');
  await add('fill in', 'auto_populate_materials');
  await add('three', 'threejs_render');
  await add('save media', 'output_save');
  await add('notify', 'notify');
  await find('export glb', 'glb_export');
  await add('bounding', 'glb_bbox');
  await connect('three bounding', 'glb_bbox > threejs_render');
  await find('order line', 'order_line_setup');
  await add('studio template', 'resolve_template');
  await connect('three template', 'resolve_template > threejs_render');
  await press('Control+ArrowLeft');
  await press('Control+ArrowLeft');
  await page.locator('[data-node="order_line_setup"].f-selected').waitFor();
  await connect('map materials order', 'order_line_setup > material_map_resolve');
  await press('l');
  await page.locator('hm-problems').getByRole('button', { name: 'No problems' }).waitFor();
  expect(shapeOf(await saved())).toEqual(await builtInShape(journey));

  await press('Control+Shift+Enter');
  await untilFocused('#line-search');
  await type('flange');
  await dialog()
    .getByRole('radio', { name: /Product flange/ })
    .waitFor();
  await goTo(/^Product flange/);
  await press('Space');
  await untilEnabled('Dry-run');
  await press('Enter');
  await dialog().getByText('Nothing was executed').waitFor();
  await press('Escape');
  await dialog().waitFor({ state: 'detached' });
  await press('Control+s');
  await untilFocused('#note');
  await untilEnabled('Publish');
  await press('Enter');
  await page.locator('hm-editor-page > header').getByText('published as v1').waitFor();
  await dialog().waitFor({ state: 'detached' });
  await press('Control+Enter');
  await untilFocused('#line-search');
  await dialog()
    .getByRole('radio', { name: /Product flange/, checked: true })
    .waitFor();
  await goTo(/^Who delivers/);
  await type('Graph');
  await goTo(/^Dispatch$/);
  await press('Enter');
  await dialog().getByRole('link', { name: 'Open the run' }).waitFor();
  await goTo(/^Open the run/);
  await press('Enter');

  await page.waitForURL(`**/workflows/${KEY}/runs/*`);
  await page.locator('hm-run-head').getByText('succeeded', { exact: true }).waitFor({ timeout: ENDED_WITHIN_MS });
  const { assets, graphRunId } = await client.settled(order.id);
  await goTo(/^Order line, /);
  await goTo(/^Save media assets, /, 'ArrowDown');
  await press('Enter');
  await goTo(/^Enlarge/);
  await press('Enter');
  await dialog().getByText('128 × 128').waitFor();
  expect(await shownDigest(journey, '[role="dialog"] img')).toBe(assets[0]?.sha256);
  await press('Escape');
  await dialog().waitFor({ state: 'detached' });
  await goTo(/^Save media assets, /, 'Shift+Tab');
  await goTo(/^Export GLB, /, 'ArrowUp');
  await press('Enter');
  const parts = page.locator('hm-model').getByRole('list').getByRole('button');
  await parts.first().waitFor();
  expect((await parts.allInnerTexts()).sort()).toEqual(await exportedParts(journey, graphRunId ?? '', 'glb_export'));
  expect(paths.filter((path) => !path.startsWith('/workflows'))).toEqual([]);
  expect(faultsOf(journey)).toEqual([]);
});
