import { seedCatalog } from '../catalog-seed/seed-catalog.js';
import type { MediaAsset, PinnedInputs } from '../domain.js';
import { createTestContext } from '../testing/step-test-context.js';
import { notify } from './notify.js';

type TestContext = Awaited<ReturnType<typeof createTestContext>>;
let test: TestContext;
beforeEach(async () => (test = await createTestContext()));
afterEach(() => test.dispose());

const asset = { name: 'still.png' } as MediaAsset;

async function pinned(productName: string): Promise<PinnedInputs> {
  const { sha256 } = await test.ctx.artifacts.put(Buffer.from(JSON.stringify(seedCatalog())), 'application/json');
  return {
    deliveryId: 'd1',
    orderNumber: '7',
    product: { key: 'p', name: productName },
    outputType: 'still-cutout-512',
    catalog: sha256,
  } as PinnedInputs;
}

describe('notify', () => {
  it('writes one message to each recipient of the output type, with links that are the same on both paths', async () => {
    const { receipt } = await notify(
      { pinned: await pinned('Bearing'), media_assets: [asset], recipients: [] },
      test.ctx,
    );
    expect(receipt.notifications).toEqual([
      expect.objectContaining({
        dedupeKey: 'd1:in_app:orders@hartomat.example:delivered',
        recipient: 'orders@hartomat.example',
        subject: 'Order 7: Bearing is ready',
        body: 'Bearing (still-cutout-512) is ready:\n\n/api/deliveries/d1/assets/still.png',
      }),
    ]);
  });

  it('keeps line breaks of a product name out of the subject', async () => {
    const { receipt } = await notify(
      { pinned: await pinned('A\r\nBcc: x@y'), media_assets: [asset], recipients: ['a@b'] },
      test.ctx,
    );
    expect(receipt.notifications[0]?.subject).toBe('Order 7: A Bcc: x@y is ready');
  });

  it('refuses a recipient with a line break', async () => {
    const input = { pinned: await pinned('A'), media_assets: [asset], recipients: ['a@b\nBcc: x'] };
    await expect(notify(input, test.ctx)).rejects.toMatchObject({ code: 'bad_recipient' });
  });
});
