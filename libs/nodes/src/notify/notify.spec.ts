import { outputSave } from '#steps';
import { openFlangeUnit } from '../testing/flange-unit.js';
import type { FlangeUnit } from '../testing/flange-unit.js';
import { execute } from './executor.js';

describe('notify on the flange unit', () => {
  let unit: FlangeUnit;
  beforeAll(async () => void (unit = await openFlangeUnit()));
  afterAll(() => unit.dispose());

  const tell = async (recipients: string[]) => {
    const { glb } = await unit.model();
    const { media_assets } = await outputSave({ render: [], glb: [glb], deliverModel: true }, unit.ctx);
    return execute({ params: { recipients }, inputs: { media_assets }, run: unit.run }, unit.ctx);
  };

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
});
