import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const TEXT = /\.(js|css|svg|html)$/;

/**
 * Writes `<file>.br` and `<file>.gz` beside each text file below a folder; returns the bytes of the first by the file's
 * path in the folder.
 */
export function compressFiles(folder: string): Map<string, number> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => TEXT.test(name));
  return new Map(
    names.map((name) => {
      const bytes = readFileSync(join(folder, name));
      const small = brotliCompressSync(bytes, {
        params: {
          [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
          [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
        },
      });
      writeFileSync(join(folder, `${name}.br`), small);
      writeFileSync(join(folder, `${name}.gz`), gzipSync(bytes, { level: constants.Z_BEST_COMPRESSION }));
      return [name, small.length];
    }),
  );
}
