import { Option } from 'commander';
import type { Command } from 'commander';
import type { DeadLetterDetail, DeadLetterReply } from '#contracts';
import { connect } from '../api/connect.js';
import { print } from '../print.js';
import { textTable } from '../text-table.js';

interface Json {
  json?: boolean;
}

/** Adds `dead-letters`: messages that no service could read, and what to do with them. */
export function addDeadLettersCommand(program: Command): void {
  const letters = program.command('dead-letters').description('messages of the bus that no service could read');
  letters
    .command('list')
    .description('those of every service, newest first')
    .option('--service <name>', 'only what one refused: orchestrator, comparison, orders or node-worker')
    .addOption(new Option('--state <state>', 'only these').choices(['waiting', 'requeued', 'discarded']))
    .option('--json', 'as JSON')
    .action(async ({ json, ...filter }: Json & Record<string, string>) => {
      const found = await connect().all<DeadLetterReply>(`/api/dead-letters?${new URLSearchParams(filter)}`);
      print(json, found, () => describe(found));
    });
  one(letters, 'show', 'one with its body');
  one(letters, 'requeue', 'publish it to its subject again; what is still malformed comes back as a new one');
  one(letters, 'discard', 'settle it without publishing');
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
