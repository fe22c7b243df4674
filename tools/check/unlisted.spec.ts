import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { unlisted } from './unlisted.ts';

const FILES = {
  'apps/shop/shop.orm.config.ts': `import { ItemEntity } from './items/item.entity.js';\nexport const shopSchema = { entities: [ItemEntity] };\n`,
  'apps/shop/shop.module.ts': `const listed = { controllers: [ItemsController], providers: [ItemsConsumer] };\n`,
  'apps/shop/items/item.entity.ts': `export const ItemEntity = defineEntity({\n});\n`,
  'apps/shop/items/items.controller.ts': `export class ItemsController {}\n`,
  'apps/shop/items/items.consumer.ts': `export class ItemsConsumer {}\n`,
};

describe('what nothing lists', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'unlisted-'));
    for (const [path, text] of Object.entries(FILES)) write(path, text);
  });
  afterEach(() => rmSync(root, { recursive: true }));

  function write(path: string, text: string): void {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }

  it('is nothing where entities, controllers and consumers are listed', () => {
    expect(unlisted(root)).toEqual([]);
  });

  it.each([
    ['price.entity.ts', 'export const PriceEntity = defineEntity({', /PriceEntity stands in no .*add it to `entities`/],
    ['prices.controller.ts', 'export class PricesController {', /PricesController .*add it to `controllers`/],
    ['prices.consumer.ts', 'export class PricesConsumer {', /PricesConsumer .*add it to `providers`/],
  ])('names %s that is declared only', (file, text, sentence) => {
    write(`apps/shop/prices/${file}`, `${text}\n`);
    expect(unlisted(root)).toEqual([expect.stringMatching(sentence)]);
    expect(unlisted(root)[0]).toContain(`apps/shop/prices/${file}`);
  });

  it('takes neither an import nor a longer name for a place on the list', () => {
    write(
      'apps/shop/shop.orm.config.ts',
      `import {\n  ItemEntity,\n} from './item.js';\nconst of = [OtherItemEntity];\n`,
    );
    expect(unlisted(root)).toEqual([expect.stringContaining('ItemEntity')]);
  });
});
