import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineEntity, p } from '@mikro-orm/core';
import { checkMigrations } from './check-migrations.js';
import { createMigration } from './create-migration.js';

const properties = { id: p.uuid().primary(), name: p.text() };
const entityOf = (all: typeof properties & { size?: ReturnType<typeof p.integer> }) =>
  defineEntity({ name: 'Thing', tableName: 'thing', properties: all });
const THING = { schema: 'things', entities: [entityOf(properties)], migrations: [] };
const GROWN = { ...THING, entities: [entityOf({ ...properties, size: p.integer() })] };

describe('migrations', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'migrations-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('are written from the entities without a database, the first one too', async () => {
    const file = await createMigration(THING, folder);
    expect(readFileSync(file ?? '', 'utf8')).toContain('create table "things"."thing"');
    expect(readFileSync(join(folder, 'index.ts'), 'utf8')).toMatch(/name: .Migration\d{14}., class: Migration/);
    expect(await checkMigrations('thing', THING, folder)).toEqual([]);
  });

  it('are not written where entities did not change', async () => {
    await createMigration(THING, folder);
    expect(await createMigration(THING, folder)).toBeNull();
  });

  it('are reported as missing where an entity changed, and where there are none at all', async () => {
    expect(await checkMigrations('thing', THING, folder)).toEqual([expect.stringContaining('no migration at all')]);
    await createMigration(THING, folder);
    expect(await checkMigrations('thing', GROWN, folder)).toEqual([
      expect.stringContaining('Run: ./hartomat migration thing'),
    ]);
  });

  it('are listed again where the index lost one', async () => {
    await createMigration(THING, folder);
    rmSync(join(folder, 'index.ts'));
    expect(await checkMigrations('thing', THING, folder)).toEqual([expect.stringContaining('index.ts')]);
    expect(await createMigration(THING, folder)).toBeNull();
    expect(await checkMigrations('thing', THING, folder)).toEqual([]);
  });
});
