import { ConvertPresetRequest } from '#contracts';
import { createValidationPipe } from './validation.js';

const body = { type: 'body', metatype: ConvertPresetRequest } as const;
const read = (json: string): Promise<ConvertPresetRequest> =>
  createValidationPipe().transform(JSON.parse(json), body) as Promise<ConvertPresetRequest>;

describe('the validation pipe of a controller', () => {
  it.each([
    '{"constructor":{"a":[1,null]},"toString":"text","prototype":{},"__proto__":{"admin":true}}',
    '{"params":[{"constructor":null},{"constructor":{"constructor":{}}}]}',
    '[{"__proto__":1}]',
  ])('keeps every key of what is taken as it is: %s', async (config) => {
    const { config: kept } = await read(`{"config":${config}}`);
    expect(sorted(kept)).toEqual(sorted(JSON.parse(config)));
  });

  it('lets no key of a body change the class that it becomes', async () => {
    const taken = await read('{"config":{},"constructor":{"name":"other"},"__proto__":{"config":"other"}}');
    expect(taken).toBeInstanceOf(ConvertPresetRequest);
    expect(Object.keys(taken)).toEqual(['config']);
    expect(taken.config).toEqual({});
  });

  it('refuses depth that hides under such a key', async () => {
    const deep = '{"constructor":'.repeat(20_000) + '1' + '}'.repeat(20_000);
    await expect(read(`{"config":${deep}}`)).rejects.toMatchObject({ code: 'invalid_request' });
  });
});

/** All own keys as text: a matcher would look through an own `__proto__`. */
function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(sorted);
  return Object.entries(value)
    .map(([key, one]): [string, unknown] => [key, sorted(one)])
    .sort(([a], [b]) => (a < b ? -1 : 1));
}
