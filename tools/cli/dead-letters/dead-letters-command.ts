import { Option } from 'commander';
import type { Command } from 'commander';
import type { DeadLetterDetail, DeadLetterReply } from '#contracts';
import { connect } from '../api/connect.js';
import { print } from '../print.js';
import { textTable } from '../text-table.js';

interface Json {
  json?: boolean;
}

/** Adds `dead-letters`: lists, requeues and discards messages that could not be handled. */
export function addDeadLettersCommand(program: Command): void {
  const letters = program.command('dead-letters').description('messages of the bus that could not be handled');
  letters
    .command('list')
    .description('dead letters of all services, newest first')
    .option('--service <name>', 'of one service only: orchestrator, comparison, orders or node-worker')
    .addOption(new Option('--state <state>', 'in this state only').choices(['waiting', 'requeued', 'discarded']))
    .option('--json', 'as JSON')
    .action(async ({ json, ...filter }: Json & Record<string, string>) => {
      const found = await connect().all<DeadLetterReply>(`/api/dead-letters?${new URLSearchParams(filter)}`);
      print(json, found, () => describe(found));
    });
  one(letters, 'show', 'one dead letter with its body');
  one(
    letters,
    'requeue',
    'publish it to its subject again; if it still cannot be handled, it becomes a new dead letter',
  );
  one(letters, 'discard', 'resolve it without publishing');
}

function one(letters: Command, what: 'show' | 'requeue' | 'discard', description: string): void {
  letters
    .command(`${what} <id>`)
    .description(description)
    .option('--json', 'the dead letter as JSON')
    .action(async (id: string, { json }: Json) => {
      const path = `/api/dead-letters/${encodeURIComponent(id)}`;
      const [method, target] = what === 'show' ? ['GET', path] : ['POST', `${path}/${what}`];
      const letter = await connect().json<DeadLetterDetail>(method as string, target as string);
      print(json, letter, () =>
        what === 'show' ? describeOne(letter) : `dead letter ${letter.id} is ${letter.state}`,
      );
    });
}

function describe(letters: readonly DeadLetterReply[]): string {
  const rows = letters.map(({ id, service, state, receivedAt, subject, field, reason }) => [
    ...[id, service, state, receivedAt, subject],
    `${field} ${reason}`.trim(),
  ]);
  return textTable(['id', 'refused by', 'state', 'since', 'subject', 'why'], rows);
}

const describeOne = (letter: DeadLetterDetail): string =>
  [
    `dead letter ${letter.id} is ${letter.state}; ${letter.service} refused it at ${letter.receivedAt}`,
    `subject ${letter.subject}`,
    `${letter.field || 'the whole body'}: ${letter.reason}`,
    '',
    letter.isCut ? `${letter.body}\n… the rest was not kept, so it cannot be requeued` : letter.body,
  ].join('\n');
