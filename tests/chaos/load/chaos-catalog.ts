import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { repositoryRoot } from '../../../deploy/local/repository-root.js';
import type { OrderClient } from '../../instance/order-client.js';

export const PRODUCTS: readonly string[] = ['block-1', 'block-2', 'block-3'];
export const OUTPUT_TYPES: readonly string[] = ['still-inbox', 'still-mail'];

const BLOCK = 'tests/fixtures/step/own-inch-block.step';
const NOTIFIED = { in_app: 'orders@hartomat.example', email: 'customer@hartomat.example' };

/** Three products with a file each, and an output type for each channel of notifications. */
export async function seedChaosCatalog(client: OrderClient): Promise<void> {
  const file = await readFile(join(repositoryRoot(), BLOCK), 'utf8');
  for (const key of PRODUCTS) {
    const bytes = Buffer.from(file.replace('ISO-10303-21;', `ISO-10303-21;\n/* ${key} */`));
    const upload = await client.upload(key, { name: `${key}.step`, bytes });
    if (!upload.ok) throw new Error(`upload of ${key}: ${upload.status} ${await upload.text()}`);
  }
  for (const [at, channel] of (['in_app', 'email'] as const).entries()) {
    const notify = { channel, recipients: [NOTIFIED[channel]] };
    await client.addOutputType(OUTPUT_TYPES[at] as string, { width: 64, height: 64, notify });
  }
}
