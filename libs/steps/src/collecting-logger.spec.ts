import { createCollectingLogger } from './collecting-logger.js';

describe('createCollectingLogger', () => {
  it('keeps lines of every level in order', () => {
    const logger = createCollectingLogger();
    logger.info('a', { n: 1 });
    logger.warn('b');
    logger.error('c');
    expect(logger.logs).toEqual([
      { level: 'info', code: 'a', params: { n: 1 } },
      { level: 'warn', code: 'b', params: {} },
      { level: 'error', code: 'c', params: {} },
    ]);
  });

  it('does not let a later change of the params change the evidence', () => {
    const logger = createCollectingLogger();
    const params = { names: ['x'] };
    logger.info('a', params);
    params.names.push('y');
    expect(logger.logs[0]?.params).toEqual({ names: ['x'] });
  });

  it('keeps the texts of params that cannot be copied', () => {
    const logger = createCollectingLogger();
    logger.warn('a', { part: 'x', how: Symbol('odd') });
    expect(logger.logs).toEqual([{ level: 'warn', code: 'a', params: { part: 'x', how: 'Symbol(odd)' } }]);
  });

  it('passes progress on and keeps it out of the evidence', () => {
    const seen: [number, string][] = [];
    const logger = createCollectingLogger((fraction, message) => seen.push([fraction, message]));
    logger.progress(0.5, 'half');
    expect(seen).toEqual([[0.5, 'half']]);
    expect(logger.logs).toEqual([]);
  });
});
