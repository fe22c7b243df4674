import type { Command } from 'commander';
import type { CatalogChangeReply, CatalogEntryReply, CatalogHeadReply } from '#contracts';
import { connect } from '../api/connect.js';
import { readJsonFile } from '../json-file.js';
import { say } from '../say.js';
import { addressOf, kindOf } from './catalog-address.js';
import { describeChanges, describeEntries, describeHead } from './describe-catalog.js';
import { addMaterialsCommand } from './materials-command.js';

const ADVICE = 'Name a JSON file, or - for standard input. See one: ./hartomat catalog show …';

interface JsonOption {
  json?: boolean;
}

const print = (value: unknown): boolean => process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
const printText = (value: string): boolean => process.stdout.write(`${value}\n`);

/** Adds `catalog`: reads and edits output types and materials over the API. */
export function addCatalogCommand(program: Command): void {
  const catalog = program
    .command('catalog')
    .description(
      'output types, templates, materials, aliases and rules: list, show, put, delete, history, undo, materials',
    );
  addReading(catalog);
  addEditing(catalog);
  addMaterialsCommand(catalog);
}

function addReading(catalog: Command): void {
  catalog
    .command('list [kind]')
    .description('the number of entries by kind, or the entries of one kind')
    .option('--json', 'as JSON')
    .action(async (kind: string | undefined, { json }: JsonOption) => {
      const path = kind === undefined ? '/api/catalog' : addressOf(kindOf(kind));
      const reply = await connect().json<CatalogHeadReply | CatalogEntryReply[]>('GET', path);
      if (json) print(reply);
      else printText(Array.isArray(reply) ? describeEntries(reply) : describeHead(reply));
    });
  catalog
    .command('show <kind> <key>')
    .description('one entry as JSON, ready to be edited and put back')
    .option('--json', 'as JSON (always)')
    .action(async (kind: string, key: string) => {
      print(await connect().json<CatalogEntryReply>('GET', addressOf(kindOf(kind), key)));
    });
  catalog
    .command('history')
    .description('changes, newest first')
    .option('--json', 'as JSON')
    .action(async ({ json }: JsonOption) => {
      const changes = await connect().all<CatalogChangeReply>('/api/catalog/history');
      if (json) print(changes);
      else printText(describeChanges(changes));
    });
}

function addEditing(catalog: Command): void {
  catalog
    .command('put <kind> <key> <file>')
    .description('create or replace an entry from a JSON file (- reads it from standard input)')
    .option('--json', 'the entry as JSON')
    .action(async (kind: string, key: string, file: string, { json }: JsonOption) => {
      const body = readJsonFile(file, ADVICE);
      const entry = await connect().json<CatalogEntryReply>('PUT', addressOf(kindOf(kind), key), body);
      if (json) print(entry);
      else say(`${kind} ${key} is in the catalog. Undo: ./hartomat catalog undo`);
    });
  catalog
    .command('delete <kind> <key>')
    .description('delete an entry that nothing uses')
    .option('--json', 'the catalog after it as JSON')
    .action(async (kind: string, key: string, { json }: JsonOption) => {
      const head = await connect().json<CatalogHeadReply>('DELETE', addressOf(kindOf(kind), key));
      if (json) print(head);
      else say(`${kind} ${key} is deleted. Undo: ./hartomat catalog undo`);
    });
  catalog
    .command('undo')
    .description('restore the catalog from before the newest change; a second undo reverts the first')
    .option('--to <sha256>', 'a former catalog; ./hartomat catalog history lists them')
    .option('--json', 'the catalog after it as JSON')
    .action(async ({ to, json }: JsonOption & { to?: string }) => {
      const head = await connect().json<CatalogHeadReply>('POST', '/api/catalog/undo', to === undefined ? {} : { to });
      if (json) print(head);
      else printText(describeHead(head));
    });
}
