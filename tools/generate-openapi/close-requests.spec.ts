import { closeRequests } from './close-requests.ts';
import type { JsonSchema } from './json-schema.ts';
import { refTo } from './json-schema.ts';

const object = (properties: Record<string, JsonSchema>): JsonSchema => ({ type: 'object', properties });
const CLOSED = { additionalProperties: false };

describe('the schemas of request bodies', () => {
  const closed = closeRequests(
    [refTo('Order')],
    {
      Order: object({
        lines: { type: 'array', items: refTo('Line') },
        ground: refTo('Ground'),
        config: refTo('Config'),
      }),
      Line: object({ next: refTo('Line'), mode: refTo('Mode') }),
      Ground: { anyOf: [refTo('Clear'), refTo('Coloured')] },
      Clear: object({}),
      Coloured: object({}),
      Config: object({ lines: refTo('Other') }),
      Mode: { type: 'string' },
      Other: object({}),
      Reply: object({}),
    },
    { Order: ['lines', 'ground'], Line: ['next'], Other: ['lines'] },
  );

  it.each(['Order', 'Line', 'Clear', 'Coloured'])(
    'take no other properties where a class validates them: %s',
    (name) => {
      expect(closed[name]).toMatchObject(CLOSED);
    },
  );

  it.each(['Config', 'Other', 'Reply', 'Ground', 'Mode'])('stay as they are where none does: %s', (name) => {
    expect(closed[name]).not.toMatchObject(CLOSED);
  });

  it('keep everything else that they say', () => {
    expect(closed['Line']).toEqual({ ...object({ next: refTo('Line'), mode: refTo('Mode') }), ...CLOSED });
  });
});
