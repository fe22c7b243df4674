import type { View } from './view.js';
import { answer, button, delay, dialogOf, refuse, text } from './view.js';

const orders = () => '/orders';
const products = () => '/orders/products';
const BAD = { name: 'customer.step', mimeType: 'model/step', buffer: Buffer.from('<html>sign in</html>') };

/** The pages of orders and products. */
export const ORDER_VIEWS: readonly View[] = [
  { name: 'orders', path: orders, open: text('delivered') },
  {
    name: 'orders-empty',
    path: orders,
    before: answer('**/api/order-lines?*', { orderLines: [], next: null }),
    open: text('No orders yet'),
  },
  { name: 'orders-found-nothing', path: () => '/orders?q=nothing', open: text('No order line') },
  { name: 'orders-loading', path: orders, before: delay('**/api/order-lines?*'), open: (page) => page.getByRole('status', { name: 'Loading the orders' }).waitFor() }, // prettier-ignore
  {
    name: 'orders-failed',
    path: orders,
    before: refuse('**/api/order-lines?*'),
    open: text('The service that answers'),
  },
  {
    name: 'orders-line',
    path: ({ line }) => `/orders?line=${line}`,
    open: async (page) => {
      const picture = page.locator('hm-line-detail').getByRole('img').first();
      await picture.waitFor();
      await picture.scrollIntoViewIfNeeded();
    },
  },
  { name: 'orders-new-line', path: ({ newLine }) => `/orders?line=${newLine}`, open: text('Not dispatched yet') },
  { name: 'new-order', path: orders, open: dialogOf('New order') },
  { name: 'dispatch-order', path: orders, open: dialogOf(/^Dispatch order/) },
  { name: 'products', path: products, open: text('own-flange-unit.step') },
  { name: 'products-empty', path: products, before: answer('**/api/products?*', []), open: text('No products yet') },
  {
    name: 'products-refused',
    path: products,
    open: async (page) => {
      await page.getByLabel('STEP files').setInputFiles([BAD, { ...BAD, name: 'another one.step' }]);
      await page.getByLabel('Key of the product of another one.step').fill('Not a key');
      await button(page, /^Upload \d/).click();
      await page.getByRole('alert').getByText('customer.step').first().waitFor();
    },
  },
  {
    name: 'product',
    path: () => '/orders/products?product=product',
    open: (page) => page.locator('hm-product-detail').waitFor(),
  },
];
