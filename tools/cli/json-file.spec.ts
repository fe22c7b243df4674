import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readJsonFile } from './json-file.js';

describe('readJsonFile', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'hartomat-json-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function read(content: string | Buffer): unknown {
    const file = join(folder, 'still.json');
    writeFileSync(file, content);
    return readJsonFile(file, 'Give a workflow.');
  }

  it('ignores a byte order mark', () => {
    expect(read('\uFEFF{"version": 1}')).toEqual({ version: 1 });
  });

  it('refuses content that would be lost, naming every key and number', () => {
    expect(() => read('{"a": {"w": 1, "w": 2}, "n": 1e400, "i": 12345678901234567890}')).toThrow(
      /still\.json would not be kept[^]*\/a\/w: The key "w" stands twice[^]*\/n: 1e400 is beyond[^]*\/i: 12345678901234567890 would be kept as 12345678901234567000/,
    );
  });

  it('names the file that is no JSON, no UTF-8 or not there, and says what to give', () => {
    expect(() => read('{"a": }')).toThrow(/still\.json is no JSON: .*\. Give a workflow\./);
    expect(() => read(Buffer.from([0x22, 0xe4, 0x22]))).toThrow(/still\.json is not UTF-8/);
    expect(() => readJsonFile(join(folder, 'none.json'), 'Give a workflow.')).toThrow(
      /none\.json cannot be read: ENOENT.*Give a workflow\./,
    );
  });
});
