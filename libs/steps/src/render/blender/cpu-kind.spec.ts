import { bestOf } from './cpu-kind.js';

describe('the kind of a processor', () => {
  it('is named by its best vector unit, since others give different last bits', () => {
    const cpuinfo = (flags: string) => `model name\t: Any\nflags\t\t: fpu ${flags} bmi2\nbogomips\t: 1\n`;
    expect(bestOf('x64', cpuinfo('sse4_1 avx avx2'))).toBe('x64 avx2');
    expect(bestOf('x64', cpuinfo('avx avx2 sse4_1 avx512f'))).toBe('x64 avx512f');
    expect(bestOf('x64', cpuinfo('sse4_1'))).toBe('x64 sse4_1');
    expect(bestOf('arm64', 'Features\t: fp asimd\n')).toBe('arm64');
  });
});
