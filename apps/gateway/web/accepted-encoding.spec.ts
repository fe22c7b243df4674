import { acceptedEncoding } from './accepted-encoding.js';
import type { Encoding } from './accepted-encoding.js';

const BOTH: Encoding[] = ['gzip', 'br'];

describe('acceptedEncoding', () => {
  it.each<[string | undefined, Encoding[], Encoding | null]>([
    ['gzip, deflate, br, zstd', BOTH, 'br'],
    ['gzip, deflate, br', ['gzip'], 'gzip'],
    ['gzip, deflate', BOTH, 'gzip'],
    ['br;q=0.5, gzip;q=0.8', BOTH, 'gzip'],
    ['br;q=0, gzip;q=0', BOTH, null],
    ['BR ; Q=1', BOTH, 'br'],
    ['*', BOTH, 'br'],
    ['*;q=0.1, br;q=0', BOTH, 'gzip'],
    ['br;q=much', BOTH, null],
    ['identity', BOTH, null],
    ['brotli, xgzip', BOTH, null],
    ['br, gzip', [], null],
    ['', BOTH, null],
    [undefined, BOTH, null],
  ])('%s of %j: %s', (header, available, chosen) => {
    expect(acceptedEncoding(header, available)).toBe(chosen);
  });
});
