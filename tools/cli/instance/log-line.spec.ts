import { parseLog } from './log-line.js';

describe('parseLog', () => {
  it('shows time, level, app and message of JSON lines with numbers or names as levels', () => {
    const text = [
      '{"level":"warn","time":"2026-11-22T10:00:00.500Z","msg":"slow"}',
      '{"level":50,"time":1795341601000,"msg":"broken","err":{"stack":"Error: why"}}',
    ].join('\n');
    expect(parseLog('orders', text).map((line) => line.text)).toEqual([
      '10:00:00.500 warn   orders  slow',
      '10:00:01.000 error  orders  broken\nError: why',
    ]);
  });

  it('keeps a line that is not JSON as it is, next to the line before it', () => {
    const lines = parseLog('nats', '{"time":1000,"msg":"a"}\n    at stack\n42\n');
    expect(lines.map(({ time }) => time)).toEqual([1000, 1000, 1000]);
    expect(lines[1]?.text.endsWith('nats      at stack')).toBe(true);
  });
});
