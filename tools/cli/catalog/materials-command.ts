import type { Command } from 'commander';
import { LocalSetupError } from '../../../deploy/local/local-server.js';
import type { ProductMaterialsReply } from '#contracts';
import { connect } from '../api/connect.js';
import { say } from '../say.js';
import { describeMaterials } from './describe-materials.js';

/** Adds `catalog materials`: the materials of a product's parts, and their origin. */
export function addMaterialsCommand(catalog: Command): void {
  catalog
    .command('materials <product> [action] [part] [material]')
    .description("materials of a product's parts with the reason; set PART MATERIAL assigns one, clear PART removes it")
    .option('--json', 'as JSON')
    .action(async (product: string, ...rest: unknown[]) => {
      const [action, part, material] = rest as (string | undefined)[];
      const { json } = rest[3] as { json?: boolean };
      const reply = await ask(product, { action, part, material });
      if (json) process.stdout.write(`${JSON.stringify(reply, null, 2)}\n`);
      else process.stdout.write(`${describeMaterials(reply)}\n`);
      for (const warning of reply.warnings) say(`warning: ${warning.message}`);
    });
}

interface Asked {
  action: string | undefined;
  part: string | undefined;
  material: string | undefined;
}

function ask(product: string, { action, part, material }: Asked): Promise<ProductMaterialsReply> {
  const path = `/api/products/${encodeURIComponent(product)}/materials`;
  if (action === undefined) return connect().json('GET', path);
  if (action === 'set' && part !== undefined && material !== undefined)
    return connect().json('PUT', path, { assignments: [{ part, material }] });
  if (action === 'clear' && part !== undefined && material === undefined)
    return connect().json('DELETE', `${path}?part=${encodeURIComponent(part)}`);
  throw new LocalSetupError(
    `./hartomat catalog materials ${product} takes nothing more, or "set PART MATERIAL", or "clear PART". Parts are named by their keys, as this command lists them; quote one with spaces.`,
  );
}
