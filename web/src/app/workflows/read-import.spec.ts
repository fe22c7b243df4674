import { readImport } from './read-import';

const WORKFLOW = { version: 1, nodes: [], edges: [] };

describe('readImport', () => {
  it('reads an exported file with its key, label and lock', () => {
    const lock = { glb_export: { version: 1, hash: 'x' } };
    const file = { key: 'still', label: 'Still', workflow: WORKFLOW, lock };
    expect(readImport(JSON.stringify(file))).toEqual({ ok: true, part: file });
  });

  it('reads a bare workflow', () => {
    expect(readImport(JSON.stringify(WORKFLOW))).toEqual({ ok: true, part: { workflow: WORKFLOW } });
  });

  it.each([
    ['{"version": 1,', /no JSON/],
    ['[]', /a JSON object/],
    ['{"a": 1}', /neither/],
    ['{"nodes": [], "nodes": []}', /nodes/],
    ['{"nodes": [{"params": {"n": 12345678901234567890}}]}', /\/nodes\/0\/params\/n/],
  ])('says what is wrong with %s', (text, message) => {
    expect(readImport(text)).toEqual({ ok: false, message: expect.stringMatching(message) });
  });
});
