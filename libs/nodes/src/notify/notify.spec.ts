import { outputSave } from '#steps';
import { openFlangeUnit } from '../testing/flange-unit.js';
import type { FlangeUnit } from '../testing/flange-unit.js';
import { execute } from './executor.js';
import { execute as executeV1 } from './v1/executor.js';

describe('notify on the flange unit', () => {
  let unit: FlangeUnit;
  beforeAll(async () => void (unit = await openFlangeUnit()));
  afterAll(() => unit.dispose());

  const inputs = async () => {
    const { glb } = await unit.model();
    return outputSave({ render: [], glb: [glb], materials: [], deliverModel: true }, unit.ctx);
  };
  const tell = async (recipients: string[], channel: '' | 'in_app' | 'email' = '') =>
    execute({ params: { channel, recipients }, inputs: await inputs(), run: unit.run }, unit.ctx);

  it('tells whom the output type names, once for each delivery, with a link to each asset', async () => {
    const [message, ...more] = (await tell([])).receipt.notifications;
    expect(more).toEqual([]);
    expect(message).toMatchObject({ recipient: 'orders@hartomat.example', channel: 'in_app' });
    expect(message?.dedupeKey).toContain(unit.run.pinned.deliveryId);
    expect(message?.body).toContain(`/api/deliveries/${unit.run.pinned.deliveryId}/assets/model.glb`);
  });

  it('tells whom the setting names instead', async () => {
    const { notifications } = (await tell(['b@hartomat.example', 'a@hartomat.example'])).receipt;
    expect(notifications.map(({ recipient }) => recipient)).toEqual(['b@hartomat.example', 'a@hartomat.example']);
  });

  it('tells by the channel that the setting names, with the same text', async () => {
    const [inApp] = (await tell(['a@hartomat.example'])).receipt.notifications;
    const [mail] = (await tell(['a@hartomat.example'], 'email')).receipt.notifications;
    expect(mail).toEqual({
      ...inApp,
      channel: 'email',
      dedupeKey: expect.stringContaining(':email:a@hartomat.example:'),
    });
  });

  it('refuses to mail to what is no address, and says which', async () => {
    await expect(tell(['orders desk'], 'email')).rejects.toMatchObject({
      code: 'recipient_invalid',
      retryable: false,
      message: expect.stringContaining('"orders desk"'),
    });
  });

  it('keeps its first version, for workflows that froze it', async () => {
    const params = { recipients: ['a@hartomat.example'] };
    const { receipt } = await executeV1({ params, inputs: await inputs(), run: unit.run }, unit.ctx);
    expect(receipt).toEqual((await tell(['a@hartomat.example'])).receipt);
  });
});
