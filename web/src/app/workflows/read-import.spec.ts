import { joinFiles, readImport } from './read-import';

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

describe('joinFiles', () => {
  const workflow = { name: 'still.json', text: JSON.stringify(WORKFLOW) };
  const lock = { name: 'still.lock.json', text: '{"render":{"version":2,"hash":"f00"}}' };

  it('takes a workflow with the lock beside it, in whatever order they were chosen', () => {
    const part = { key: 'still', workflow: WORKFLOW, lock: { render: { version: 2, hash: 'f00' } } };
    expect(readImport(joinFiles([workflow, lock]))).toEqual({ ok: true, part });
    expect(readImport(joinFiles([lock, workflow]))).toEqual({ ok: true, part });
  });

  it('takes one file as it is, and names what is wrong with either of two', () => {
    expect(joinFiles([workflow])).toBe(workflow.text);
    expect(joinFiles([lock])).toBe(lock.text);
    const twice = { ...lock, text: '{"render":{},"render":{}}' };
    expect(readImport(joinFiles([workflow, twice]))).toEqual({ ok: false, message: expect.stringMatching(/render/) });
  });
});
