import { filterOf } from './runs-filter';

const NOW = new Date('2026-01-02T12:00:00Z');

it('takes the filter from the address, without a status or an age that there is not', () => {
  expect(filterOf({ status: 'failed', workflow: 'still', outputType: 'small' }, NOW)).toEqual({
    ...{ status: 'failed', workflow: 'still', outputType: 'small' },
  });
  expect(filterOf({ age: 'day' }, NOW)).toEqual({ since: '2026-01-01T12:00:00.000Z' });
  expect(filterOf({ version: '3', runClass: 'shadow', q: ' A-12 ' }, NOW)).toEqual({
    ...{ version: 3, runClass: 'shadow', q: 'A-12' },
  });
  expect(filterOf({ version: '3.5', runClass: 'none', q: ' ' }, NOW)).toEqual({});
  expect(filterOf({ status: 'lost', workflow: '', age: 'century' }, NOW)).toEqual({});
});
