import { databaseVerdict } from './sqlstate.js';

describe('databaseVerdict', () => {
  it.each([
    { code: '57P01' },
    { code: '57014' },
    { code: '08006' },
    { code: '53300' },
    { code: '40P01' },
    { code: 'ECONNREFUSED' },
    { message: 'Connection terminated unexpectedly' },
    { message: 'timeout exceeded when trying to connect' },
    { message: 'wrapped', cause: { code: 'ECONNRESET' } },
  ])('says that the database is unavailable for %j', (error) => {
    expect(databaseVerdict(error)).toBe('unavailable');
  });

  it.each([
    [{ code: '22021' }, 'refused'],
    [{ code: '54000' }, 'refused'],
    [{ code: '21000' }, 'refused'],
    [{ code: '23502' }, 'refused'],
    [{ code: '23505' }, 'conflict'],
    [{ message: 'wrapped', cause: { code: '22P05' } }, 'refused'],
    [{ code: '08P01' }, 'unknown'],
    [{ code: '42601' }, 'unknown'],
    [new TypeError('x'), 'unknown'],
    [null, 'unknown'],
    ['text', 'unknown'],
  ])('says of %j: %s', (error, verdict) => {
    expect(databaseVerdict(error)).toBe(verdict);
  });

  it('ends for an error that causes itself', () => {
    const error: { cause?: unknown } = {};
    error.cause = error;
    expect(databaseVerdict(error)).toBe('unknown');
  });
});
