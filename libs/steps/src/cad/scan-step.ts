import { setImmediate } from 'node:timers/promises';
import { instanceNumbers } from './instance-numbers.js';
import type { InstanceNumber } from './instance-numbers.js';

/** What the text of a STEP file tells before any reader runs. `dangling` counts references to entities that are not there. */
export interface StepScan {
  entities: number;
  solids: number;
  dangling: { count: number; example: { from: number; missing: number } | null };
}

const NUMBERS_A_TURN = 250_000;
const SOLID = /^\s*=\s*(MANIFOLD_SOLID_BREP|BREP_WITH_VOIDS|FACETED_BREP)\b/;
const LONGEST_HEAD = 40;

/**
 * Scans an ISO 10303-21 text, leaving the event loop free in between. Beyond `maxEntities` it stops: then `entities` is
 * `maxEntities + 1` and `dangling` stays empty.
 */
export async function scanStep(text: Uint8Array, maxEntities: number): Promise<StepScan> {
  const defined = new Set<number>();
  let solids = 0;
  let entities = 0;
  await inTurns(text, ({ id, defines, end }) => {
    if (!defines) return true;
    defined.add(id);
    entities += 1;
    if (isSolid(text, end)) solids += 1;
    return entities <= maxEntities;
  });
  const within = entities <= maxEntities;
  return { entities, solids, dangling: within ? await findDangling(text, defined) : { count: 0, example: null } };
}

async function findDangling(text: Uint8Array, defined: ReadonlySet<number>): Promise<StepScan['dangling']> {
  const dangling: StepScan['dangling'] = { count: 0, example: null };
  let from = 0;
  await inTurns(text, ({ id, defines }) => {
    if (defines) from = id;
    else if (!defined.has(id)) {
      dangling.count += 1;
      dangling.example ??= { from, missing: id };
    }
    return true;
  });
  return dangling;
}

/** A heartbeat must get its turn while 100 MB are read; `visit` returns false to stop. */
async function inTurns(text: Uint8Array, visit: (number: InstanceNumber) => boolean): Promise<void> {
  let seen = 0;
  for (const number of instanceNumbers(text)) {
    if (!visit(number)) return;
    if (++seen % NUMBERS_A_TURN === 0) await setImmediate();
  }
}

function isSolid(text: Uint8Array, end: number): boolean {
  return SOLID.test(
    Buffer.from(text.buffer, text.byteOffset + end, Math.min(LONGEST_HEAD, text.byteLength - end)).toString('latin1'),
  );
}
