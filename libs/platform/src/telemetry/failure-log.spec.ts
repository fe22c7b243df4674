import { pino } from 'pino';
import { FailureLog } from './failure-log.js';

function recording(everyMs: number) {
  const lines: { times: number; n: number; msg: string; level: number }[] = [];
  const logger = pino({ level: 'info' }, { write: (line: string) => void lines.push(JSON.parse(line)) });
  return { lines, log: new FailureLog(logger, everyMs) };
}
const note = (kind: string, n: number) => ({ level: 'warn' as const, kind, details: { n }, message: kind });

describe('FailureLog', () => {
  it('logs the first of a kind at once, and the others together with their number', () => {
    const { lines, log } = recording(60_000);
    for (let n = 1; n <= 1200; n += 1) log.note(note('a', n));
    log.note(note('b', 1));
    expect(lines.map(({ msg, n, times }) => [msg, n, times])).toEqual([
      ['a', 1, 1],
      ['b', 1, 1],
    ]);
    log.flush();
    expect(lines.slice(2).map(({ msg, n, times }) => [msg, n, times])).toEqual([['a', 1200, 1199]]);
  });

  it('logs them after a while without a further failure', async () => {
    const { lines, log } = recording(1);
    log.note(note('a', 1));
    log.note(note('a', 2));
    while (lines.length < 2) await new Promise((resolve) => setTimeout(resolve, 1));
    expect(lines[1]).toMatchObject({ n: 2, times: 1 });
    log.flush();
  });

  it('keeps its number of kinds bounded', () => {
    const { lines, log } = recording(60_000);
    for (let n = 1; n <= 5000; n += 1) log.note(note(`kind ${n}`, n));
    log.flush();
    expect(lines.length).toBeLessThan(110);
    expect(lines.reduce((sum, { times }) => sum + times, 0)).toBe(5000);
  });
});
