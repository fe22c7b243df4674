import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMailFolder } from './mail-folder.js';

describe('createMailFolder', () => {
  it('keeps a mail for its own account alone, whatever the process lets others do', async () => {
    const root = mkdtempSync(join(tmpdir(), 'hartomat-mail-'));
    const folder = join(root, 'mail');
    const before = process.umask(0);
    const mail = { messageId: '<one@hartomat>', from: 'a@b', to: 'c@d', bytes: Buffer.from('Subject: ready') };
    const sent = createMailFolder(folder).send(mail, { timeoutMs: 1000, signal: AbortSignal.timeout(10_000) });
    const outcome = await sent.finally(() => process.umask(before));
    const found = [folder, join(folder, 'one@hartomat.eml')].map((path) => (statSync(path).mode & 0o777).toString(8));
    const names = readdirSync(folder);
    rmSync(root, { recursive: true });
    expect(outcome).toMatchObject({ kind: 'accepted' });
    expect([names, found]).toEqual([['one@hartomat.eml'], ['700', '600']]);
  });
});
