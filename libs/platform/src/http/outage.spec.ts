import { problemOf } from './problem.filter.js';
import { OperationalError, UserError } from '../errors/user-error.js';

const coded = (code: string, cause?: unknown): Error => Object.assign(new Error('inside', { cause }), { code });

describe('problemOf', () => {
  it.each([
    [coded('ECONNREFUSED'), 503, 'database_unavailable'],
    [coded('53300'), 503, 'database_unavailable'],
    [coded('57P01'), 503, 'database_unavailable'],
    [coded('57P03'), 503, 'database_unavailable'],
    [new Error('Connection terminated unexpectedly'), 503, 'database_unavailable'],
    [new Error('timeout exceeded when trying to connect'), 503, 'database_unavailable'],
    [new Error('outer', { cause: coded('40P01') }), 503, 'database_unavailable'],
    [coded('ENOSPC'), 507, 'storage_full'],
    [coded('artifact_store_failed', coded('EDQUOT')), 507, 'storage_full'],
    [coded('artifact_store_failed', coded('EACCES')), 503, 'artifact_store_failed'],
    [coded('artifact_corrupt'), 503, 'artifact_corrupt'],
    // A message that the protocol does not know, a value that the type does not take: a bug.
    [coded('08P01'), 500, 'internal_error'],
    [coded('22P02'), 500, 'internal_error'],
    [new Error('inside'), 500, 'internal_error'],
  ])('distinguishes a known cause from a bug: %s', (error, status, code) => {
    const problem = problemOf(error);
    expect(problem).toMatchObject({ status, code });
    expect(problem.detail).not.toContain('inside');
  });

  it('keeps what a service says itself', () => {
    const error = new OperationalError('service_unreachable', 'Orders is away.', coded('ECONNREFUSED'));
    expect(problemOf(error)).toMatchObject({ status: 503, code: 'service_unreachable', detail: 'Orders is away.' });
  });

  it('lists at most 100 errors, none of them long, and says how many there are', () => {
    const errors = Array.from({ length: 10_000 }, (_, at) => ({ pointer: `/${at}`, message: 'x'.repeat(100_000) }));
    const problem = problemOf(new UserError('invalid_request', `y${'y'.repeat(100_000)}`, 400, errors));
    expect(problem.errors).toHaveLength(100);
    expect(problem.detail).toContain('(the first 100 of 10000 problems are listed)');
    expect(JSON.stringify(problem).length).toBeLessThan(100_000);
    expect(problemOf(new UserError('invalid_request', problem.detail, 400, problem.errors))).toEqual(problem);
  });
});
