import { filterOf } from './runs-filter';

describe('filterOf', () => {
  it('takes what an address names', () => {
    expect(filterOf({ status: 'failed', workflow: 'still' })).toEqual({ status: 'failed', workflow: 'still' });
    expect(filterOf({ status: 'wrong', workflow: '' })).toEqual({});
  });
});
