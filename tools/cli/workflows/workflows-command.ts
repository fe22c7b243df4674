import type { Command } from 'commander';
import type {
  DraftReply,
  DryRunReply,
  PublishReply,
  ValidateWorkflowReply,
  VersionSummary,
  WorkflowDiffReply,
  WorkflowExport,
  WorkflowSummary,
} from '#contracts';
import { LocalSetupError } from '../../../deploy/local/local-server.js';
import { connect } from '../api/connect.js';
import { describeDryRun } from './describe-dry-run.js';
import { describeDiff, describeDraft, describeIssues, describeList } from './describe-workflows.js';
import { keyOfFile, lockFileBeside, readJsonObject, writeWorkflowFiles } from './workflow-files.js';

interface Json {
  json?: boolean;
}

/** Adds `workflows`: lists, validates, imports, publishes and compares workflows over the API. */
export function addWorkflowsCommand(program: Command): void {
  const workflows = program
    .command('workflows')
    .description('list, validate, import, export, publish, compare and dry-run workflows');
  addReading(workflows);
  addMoving(workflows);
  addPublishing(workflows);
}

function addReading(workflows: Command): void {
  command(workflows, 'list', 'all workflows with version and draft')
    .option('--archived', 'also archived ones')
    .action(async ({ archived, json }: Json & { archived?: boolean }) => {
      const found = await connect().all<WorkflowSummary>(`/api/workflows${archived ? '?archived=true' : ''}`);
      print(json, found, () => describeList(found));
    });
  command(workflows, 'show <key>', 'the draft with its issues, and the versions').action(
    async (key: string, { json }: Json) => {
      const draft = await connect().json<DraftReply>('GET', pathOf(key, 'draft'));
      const versions = await connect().all<VersionSummary>(pathOf(key, 'versions'));
      print(json, { draft, versions }, () => describeDraft(draft, versions));
    },
  );
  command(workflows, 'validate <file>', 'validate a workflow file; exit code 1 where it has errors').action(
    async (file: string, { json }: Json) => {
      const workflow = readJsonObject(file);
      const reply = await connect().json<ValidateWorkflowReply>('POST', '/api/workflows/validate', { workflow });
      if (!reply.valid) process.exitCode = 1;
      const verdict = reply.valid ? `valid, ${reply.semanticHash}` : `${file} is not valid`;
      print(json, reply, () => [describeIssues(reply.issues), verdict].filter(Boolean).join('\n'));
    },
  );
}

interface ImportOptions extends Json {
  key?: string;
  lock?: string;
  label?: string;
}

function addMoving(workflows: Command): void {
  command(workflows, 'import <file>', 'save a workflow file as the draft of the key that it is named after')
    .option('--key <key>', "instead of the file's name")
    .option('--lock <file>', 'its lock file, instead of <key>.lock.json beside it')
    .option('--label <text>', 'its label')
    .action(
      async (file: string, { key = keyOfFile(file), lock = lockFileBeside(file), label, json }: ImportOptions) => {
        const body = { key, label, workflow: readJsonObject(file), lock: lock && readJsonObject(lock) };
        const draft = await importDraft(body);
        print(json, draft, () => describeDraft(draft, []));
      },
    );
  command(workflows, 'export <key>', 'writes <key>.json and <key>.lock.json')
    .option('--dir <folder>', 'where to', '.')
    .option('--version <number>', 'a version, or draft, instead of the newest')
    .action(async (key: string, { dir, version, json }: Json & { dir: string; version?: string }) => {
      const query = version === undefined ? '' : `?version=${encodeURIComponent(version)}`;
      const exported = await connect().json<WorkflowExport>('GET', pathOf(key, `export${query}`));
      const files = writeWorkflowFiles(dir, exported);
      print(json, { key, files }, () => files.join('\n'));
    });
}

/** Replaces the draft by its current revision; a concurrent save is a conflict. */
async function importDraft(body: { key: string }): Promise<DraftReply> {
  const known = await connect().all<WorkflowSummary>('/api/workflows?archived=true');
  const revision = known.find(({ key }) => key === body.key)?.draft.revision;
  const headers: Record<string, string> = revision === undefined ? {} : { 'if-match': `"${revision}"` };
  return connect().json<DraftReply>('POST', '/api/workflows/import', body, headers);
}

function addPublishing(workflows: Command): void {
  command(workflows, 'publish <key>', 'publish the draft as the next version')
    .option('--note <text>', 'a note about the version')
    .action(async (key: string, { note, json }: Json & { note?: string }) => {
      const reply = await connect().json<PublishReply>('POST', pathOf(key, 'publish'), { note });
      const what = reply.created ? 'published' : 'no new version: the draft has the same semantics as';
      const published = `${what} version ${reply.version} of ${key}, ${reply.semanticHash}`;
      print(json, reply, () => [describeIssues(reply.warnings ?? []), published].filter(Boolean).join('\n'));
    });
  command(workflows, 'diff <key>', 'changes, semantics and layout separately')
    .option('--from <version>', 'a version, or draft; by default the newest version')
    .option('--to <version>', 'a version, or draft', 'draft')
    .action(async (key: string, { from, to, json }: Json & { from?: string; to: string }) => {
      const query = new URLSearchParams({ to, ...(from !== undefined && { from }) }).toString();
      const diff = await connect().json<WorkflowDiffReply>('GET', pathOf(key, `diff?${query}`));
      print(json, diff, () => describeDiff(diff));
    });
  command(workflows, 'dry-run <key> <order-line>', 'dry run for an order line; nothing is written')
    .option('--version <number>', 'a version, or draft, instead of the newest')
    .action(async (key: string, orderLineId: string, { version, json }: Json & { version?: string }) => {
      const at = version === undefined ? version : versionIn(version);
      const reply = await connect().json<DryRunReply>('POST', pathOf(key, 'dry-run'), { orderLineId, version: at });
      if (!reply.valid) process.exitCode = 1;
      print(json, reply, () => describeDryRun(reply));
    });
}

function versionIn(text: string): number | 'draft' {
  if (text === 'draft') return text;
  if (/^[1-9][0-9]{0,8}$/.test(text)) return Number(text);
  throw new LocalSetupError(`--version is ${text}; give the number of a version, or draft.`);
}

function command(workflows: Command, usage: string, description: string): Command {
  return workflows.command(usage).description(description).option('--json', 'as JSON');
}

function pathOf(key: string, rest: string): string {
  return `/api/workflows/${encodeURIComponent(key)}/${rest}`;
}

function print(json: boolean | undefined, value: unknown, describe: () => string): void {
  process.stdout.write(`${json ? JSON.stringify(value, null, 2) : describe()}\n`);
}
