import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { OrderLineReply } from '#contracts';
import { LocalSetupError } from '../../../deploy/local/local-server.js';
import type { FetchedAsset } from './demo-report.js';
import type { HartomatApi } from './hartomat-api.js';

/** Fetches all assets of a line into `folder`/<order line>/ and checks each file's sha256. */
export async function fetchAssets(api: HartomatApi, line: OrderLineReply, folder: string): Promise<FetchedAsset[]> {
  const target = join(folder, line.id);
  await mkdir(target, { recursive: true, mode: 0o700 });
  const fetched: FetchedAsset[] = [];
  for (const { name, url, sha256, width, height } of line.delivery?.assets ?? []) {
    const bytes = await api.bytes(url);
    const found = createHash('sha256').update(bytes).digest('hex');
    if (found !== sha256)
      throw new LocalSetupError(
        `Asset ${url} arrived with sha256 ${found}, recorded is ${sha256}. See: ./hartomat logs orders`,
      );
    const path = join(target, basename(name));
    await writeFile(path, bytes, { mode: 0o600 });
    fetched.push({ name, path, sha256, width, height });
  }
  return fetched;
}
