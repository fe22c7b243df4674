import { join } from 'node:path';
import type { OrderReply, ProductModelReply, ProductReply } from '#contracts';
import { waitUntil } from '../../../deploy/local/process/wait-until.js';
import { repositoryRoot } from '../../../deploy/local/repository-root.js';
import { BEARING, FLANGE, OrderClient } from '../../instance/order-client.js';
import { GRAPH_SIDE, LEGACY_SIDE, openTestInstance } from '../../instance/test-instance.js';
import type { TestInstance } from '../../instance/test-instance.js';
import { openWebBrowser, signIn } from './web-browser.js';
import type { WebBrowser } from './web-browser.js';

const [FLANGE_KEY, FLANGE_NAME] = ['own-flange-unit', 'own-flange-unit'];
const [flange, bearing] = [FLANGE, BEARING].map((file) => join(repositoryRoot(), file)) as [string, string];
const BAD = { name: 'customer.step', mimeType: 'model/step', buffer: Buffer.from('<html>sign in</html>') };

let instance: TestInstance;
let client: OrderClient;
let web: WebBrowser;
beforeAll(async () => {
  instance = await openTestInstance();
  client = new OrderClient(instance);
  await instance.start(...LEGACY_SIDE, ...GRAPH_SIDE);
  await client.untilWorkerLives();
  await client.addOutputType('tiny', { label: 'Tiny', workflow: 'still-threejs' });
  web = await openWebBrowser(instance);
  await signIn(web.page, client);
});
afterAll(async () => {
  await web?.close();
  await instance.close();
});

const dialog = () => web.page.getByRole('dialog');
const products = () => client.json<ProductReply[]>('/products');
const newestOrder = async () => (await client.json<OrderReply[]>('/orders'))[0] as OrderReply;
const until = async (holds: () => Promise<boolean>): Promise<void> => {
  const held = await waitUntil(async () => (await holds()) || undefined, { withinMs: 30_000, everyMs: 100 });
  expect(held).toBe(true);
};
const untilLines = (count: number) => until(async () => (await web.page.locator('tr.line').count()) === count);
const row = (name: string) => web.page.locator('tr.line', { hasText: name });

describe('the products', () => {
  it('are empty at first, which leads to the upload', async () => {
    const { page } = web;
    await page.getByRole('link', { name: 'Orders', exact: true }).first().click();
    await page.getByText('No orders yet').waitFor();
    await page.getByRole('link', { name: 'Products' }).click();
    await page.getByText('No products yet').waitFor();
  });

  it('are uploaded several at once, and a file that is no STEP says why', async () => {
    const { page } = web;
    await page.getByLabel('STEP files').setInputFiles([flange, bearing]);
    await page.getByLabel('STEP files').setInputFiles(BAD);
    await page.getByLabel('Key of the product of own-ball-bearing-6204.step').fill('bearing');
    await page.getByRole('button', { name: 'Upload 3' }).click();
    await page.getByText('uploaded', { exact: true }).nth(1).waitFor();
    await page.getByRole('alert').getByText('customer.step').first().waitFor();
    await row('own-ball-bearing-6204').waitFor();
    expect((await products()).map(({ key }) => key)).toEqual(['bearing', FLANGE_KEY]);
    await page.getByRole('button', { name: 'Remove customer.step' }).click();
  });

  it('keep their file until somebody says to replace it', async () => {
    const { page } = web;
    const before = (await products())[0]?.sha256;
    await page.getByLabel('STEP files').setInputFiles(flange);
    await page.getByLabel('Key of the product of own-flange-unit.step').last().fill('bearing');
    await page.getByRole('button', { name: 'Upload 1' }).click();
    await page.getByRole('alert').getByText('There is a product "bearing"').waitFor();
    expect((await products())[0]?.sha256).toBe(before);
    await page.getByRole('button', { name: 'Replace the file of bearing' }).click();
    await page.getByText('uploaded', { exact: true }).nth(2).waitFor();
    expect((await products())[0]?.sha256).not.toBe(before);
    await page.getByRole('button', { name: 'Clear uploaded' }).click();
    await page.getByRole('heading', { name: 'Upload' }).waitFor({ state: 'detached' });
  });

  it('say that there is no model yet, and lead to an order', async () => {
    const { page } = web;
    await row(FLANGE_KEY).last().getByRole('button').click();
    await page.getByText('There is no model to turn yet').waitFor();
    await page.getByRole('button', { name: 'Order it' }).click();
    await dialog()
      .getByRole('checkbox', { name: new RegExp(FLANGE_NAME), checked: true })
      .waitFor();
    await dialog().getByRole('checkbox', { name: /^Tiny/ }).check();
    await dialog().getByLabel('Lines of each').fill('2');
    await dialog().getByLabel('Lines of each').press('Tab');
    await dialog().getByText('1 product × 1 output type = 2 lines').waitFor();
    await dialog().getByRole('button', { name: 'Create order' }).click();
    await page.waitForURL(/\/orders\?q=/);
    const { number } = await newestOrder();
    await page.getByText(number).waitFor();
    expect(await row('Tiny').count()).toBe(2);
  });
});

describe('the orders', () => {
  it('dispatch one line, and show who delivered it, why, and the picture', async () => {
    const { page } = web;
    await row('Tiny').first().getByRole('button').click();
    await page.getByText('Not dispatched yet').waitFor();
    await page.getByRole('button', { name: 'Dispatch', exact: true }).click();
    await dialog().getByLabel('Who delivers').selectOption({ label: 'Graph' });
    await dialog().getByRole('button', { name: 'Dispatch' }).click();
    await dialog().getByText('Dispatched. Graph delivers: this mode was asked for.').waitFor();
    await dialog().getByRole('button', { name: 'Close' }).last().click();
    const detail = page.locator('hm-line-detail');
    const picture = detail.getByRole('img').first();
    await picture.waitFor({ timeout: 90_000 });
    await until(() => picture.evaluate((image: { naturalWidth: number }) => image.naturalWidth > 0));
    await detail.getByText('Graph delivers: this mode was asked for.').waitFor();
    await row('Tiny').first().getByText('delivered', { exact: true }).waitFor();
    const run = (await newestOrder()).lines[0]?.delivery?.graphRunId;
    expect(await detail.getByRole('link', { name: 'still-threejs' }).getAttribute('href')).toBe(
      `/workflows/still-threejs/runs/${run}`,
    );
  });

  it('deliver a line again only when asked, and say how legacy compares in shadow', async () => {
    const { page } = web;
    await page.getByRole('button', { name: 'Dispatch again' }).click();
    expect(await dialog().getByRole('checkbox', { name: /^Deliver again/ }).isChecked()).toBe(true); // prettier-ignore
    await dialog().getByLabel('Who delivers').selectOption({ label: 'Shadow: legacy delivers, graph runs beside it' });
    await dialog().getByRole('button', { name: 'Dispatch' }).click();
    await dialog().getByText('Dispatched. Legacy delivers, and graph runs beside it').waitFor();
    await dialog().getByRole('button', { name: 'Close' }).last().click();
    await page.locator('hm-line-detail').getByText('both paths match').waitFor({ timeout: 90_000 });
    await page.getByText('delivery 2 of this line').waitFor();
  });

  it('are filtered by state and text, each with an address, and counted', async () => {
    const { page } = web;
    await page.getByRole('button', { name: 'delivered 1' }).click();
    await page.waitForURL(/state=committed/);
    await untilLines(1);
    await page.getByRole('button', { name: 'not dispatched 1' }).click();
    await page.waitForURL(/state=none/);
    await page.getByLabel('Search orders').fill('no such order');
    await page.getByText('No order line is not dispatched and has “no such order”').waitFor();
    await page.getByRole('button', { name: 'Show all orders' }).click();
    await untilLines(2);
  });

  it('dispatch the rest of an order, and cancel what is under way', async () => {
    const { page } = web;
    await instance.stop('legacy-pipeline');
    await page.getByRole('button', { name: /^Dispatch order/ }).click();
    await dialog().getByLabel('Who delivers').selectOption({ label: 'Legacy' });
    await dialog().getByRole('button', { name: 'Dispatch' }).click();
    await dialog().getByText('Dispatched 1 line: 1 by legacy. 1 line has a delivery already.').waitFor();
    await dialog().getByRole('button', { name: 'Close' }).last().click();
    await row('being delivered').getByRole('button').click();
    await page.getByRole('button', { name: 'Cancel delivery' }).click();
    await page.getByText('Cancel the delivery of own-flange-unit as Tiny?').waitFor();
    await page.getByRole('button', { name: 'Cancel delivery' }).click();
    await row('cancelled').waitFor();
    await page.getByRole('button', { name: 'cancelled 1' }).waitFor();
  });

  it('leave a model that can be turned', async () => {
    const { page } = web;
    const model = await client.json<ProductModelReply>(`/products/${FLANGE_KEY}/model`);
    expect(model.url).toBe(`/api/artifacts/${model.sha256}`);
    await page.goto(`/orders/products?product=${FLANGE_KEY}`);
    await page.locator('hm-product-detail hm-model').waitFor();
  });

  it('break no rule of the content security policy and throw nothing', () => {
    const expected = /Failed to load resource.*(409|422|404 \(Not Found\).*\/model)/;
    expect(web.faults.filter((fault) => !expected.test(fault))).toEqual([]);
  });
});
