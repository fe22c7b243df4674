import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { compressFiles } from './compress-files.js';

describe('compressFiles', () => {
  it('writes both forms beside each text file, also in folders, and tells the size of the smaller', () => {
    const folder = mkdtempSync(join(tmpdir(), 'compress-'));
    try {
      mkdirSync(join(folder, 'media'));
      writeFileSync(join(folder, 'main.js'), 'let a = 1;\n'.repeat(200));
      writeFileSync(join(folder, 'media/icon.svg'), '<svg/>');
      writeFileSync(join(folder, 'licenses.txt'), 'text');
      const sizes = compressFiles(folder);
      const bytes = readFileSync(join(folder, 'main.js'));
      const small = readFileSync(join(folder, 'main.js.br'));
      expect(brotliDecompressSync(small)).toEqual(bytes);
      expect(gunzipSync(readFileSync(join(folder, 'main.js.gz')))).toEqual(bytes);
      expect([...sizes.keys()].sort()).toEqual(['main.js', 'media/icon.svg']);
      expect(sizes.get('main.js')).toBe(small.length);
      expect(readdirSync(join(folder, 'media')).sort()).toEqual(['icon.svg', 'icon.svg.br', 'icon.svg.gz']);
      expect(readdirSync(folder)).not.toContain('licenses.txt.br');
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
