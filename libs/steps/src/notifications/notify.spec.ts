import { seedCatalog } from '../catalog-seed/seed-catalog.js';
import type { MediaAsset } from '../domain.js';
import { pinnedInputs, storeCatalog } from '../testing/stored-catalog.js';
import { createTestContext } from '../testing/step-test-context.js';
import type { StepTestContext } from '../testing/step-test-context.js';
import { notify } from './notify.js';

let test: StepTestContext;
let catalog: string;
beforeEach(async () => {
  test = await createTestContext();
  catalog = await storeCatalog(test.ctx);
});
afterEach(() => test.dispose());

const asset = (name: string, width: number | null): MediaAsset => ({
  name,
  mediaType: 'image/png',
  sha256: 'a'.repeat(64),
  byteLength: 1,
  width,
  height: width,
  idMask: null,
});
const media_assets = [asset('still.png', 1024), asset('model.glb', null)];

describe('notify', () => {
  it('writes to the recipients of the output type, with a link to each asset', async () => {
    const { receipt } = await notify(
      { pinned: pinnedInputs(catalog), media_assets, channel: '', recipients: [] },
      test.ctx,
    );
    expect(receipt.notifications).toEqual([
      {
        dedupeKey: 'delivery-1:in_app:orders@hartomat.example:delivered',
        channel: 'in_app',
        recipient: 'orders@hartomat.example',
        template: 'delivered',
        params: {
          orderNumber: 'A-1001',
          product: 'Ball bearing 6204',
          outputType: 'Studio still, 1024 px',
          assets: ['still.png', 'model.glb'],
        },
        subject: 'Order A-1001: Ball bearing 6204 is ready',
        body: [
          'Ball bearing 6204 (Studio still, 1024 px) of order A-1001 is ready.',
          'still.png (1024 × 1024 pixels)\n/api/deliveries/delivery-1/assets/still.png',
          'model.glb\n/api/deliveries/delivery-1/assets/model.glb',
        ].join('\n\n'),
      },
    ]);
  });

  it('writes once to each recipient that the node names, in their order', async () => {
    const recipients = ['b@example.com', 'a@example.com', 'b@example.com'];
    const { receipt } = await notify(
      { pinned: pinnedInputs(catalog), media_assets, channel: '', recipients },
      test.ctx,
    );
    expect(receipt.notifications.map(({ recipient }) => recipient)).toEqual(['b@example.com', 'a@example.com']);
    expect(new Set(receipt.notifications.map(({ dedupeKey }) => dedupeKey)).size).toBe(2);
  });

  it('removes control characters of customer input, and line breaks from the subject', async () => {
    const product = { key: 'p', name: 'Bearing\r\nBcc: all@example.com\u0007\u202egnp.exe' };
    const pinned = pinnedInputs(catalog, { product, orderNumber: 'A\n1' });
    const { receipt } = await notify({ pinned, media_assets, channel: '', recipients: [] }, test.ctx);
    const { subject, body } = receipt.notifications[0]!;
    expect(subject).toBe('Order A 1: Bearing Bcc: all@example.com gnp.exe is ready');
    expect(body.split('\n')[0]).toContain('Bearing Bcc: all@example.com gnp.exe (Studio');
    expect(body).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);
  });

  it('is the same for the same inputs, so that two paths compare', async () => {
    const input = { pinned: pinnedInputs(catalog), media_assets, channel: '' as const, recipients: [] };
    expect(await notify(input, test.ctx)).toEqual(await notify(input, test.ctx));
  });

  it('writes by the channel that the node names, else by that of the output type', async () => {
    const mailed = await storeCatalog(test.ctx, {
      outputTypes: seedCatalog().outputTypes.map((type) => ({
        ...type,
        notify: { channel: 'email' as const, recipients: ['orders@hartomat.example'] },
      })),
    });
    const channelOf = async (pinned: string, channel: '' | 'in_app' | 'email') =>
      (await notify({ pinned: pinnedInputs(pinned), media_assets, channel, recipients: [] }, test.ctx)).receipt
        .notifications[0]?.channel;
    expect(await channelOf(mailed, '')).toBe('email');
    expect(await channelOf(mailed, 'in_app')).toBe('in_app');
    expect(await channelOf(catalog, 'email')).toBe('email');
  });

  it.each(['nobody', 'a@b.example\r\nBcc: all@b.example', 'a@b.example,c@b.example', 'A <a@b.example>', ''])(
    'sends no mail where one recipient is %j, and names it',
    async (recipient) => {
      const recipients = ['fine@b.example', recipient];
      const input = { pinned: pinnedInputs(catalog), media_assets, channel: 'email' as const, recipients };
      await expect(notify(input, test.ctx)).rejects.toMatchObject({
        code: 'recipient_invalid',
        retryable: false,
        message: expect.stringContaining(JSON.stringify(recipient)),
        details: { recipient },
      });
    },
  );

  it('lets an inbox have any name', async () => {
    const input = {
      pinned: pinnedInputs(catalog),
      media_assets,
      channel: 'in_app' as const,
      recipients: ['Order desk'],
    };
    expect((await notify(input, test.ctx)).receipt.notifications[0]?.recipient).toBe('Order desk');
  });
});
