import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CodeWalker, digestOfCode } from './code-digest.ts';
import { lockedPackages } from './locked-packages.ts';
import type { PackageLock } from './locked-packages.ts';
import { readDefinition } from './read-definition.ts';
import type { NodeName } from './read-definition.ts';
import type { Manifest } from './resolve-import.ts';

interface NodeFolder extends NodeName {
  folder: string;
  /** Whether it has a `reads.ts`. */
  hasReads: boolean;
}

/** A file to write: its path from the root and its content. */
export interface GeneratedFile {
  path: string;
  content: string;
}

const NODES = 'libs/nodes/src';
/** Steps use these tools through a port only, so no import leads from a step to the adapter. */
const TOOLS: Record<string, string[]> = {
  none: [],
  chromium: ['createChromiumRenderer'],
  blender: ['createBlenderRenderer'],
};
const RENDER = 'libs/steps/src/render/index.ts';
const HEAD = '// Written by tools/generate-node-index from the folders beside it: change those and run it again.\n';

const keyOf = ({ step, version }: Pick<NodeName, 'step' | 'version'>): string => `${step}@${version}`;
const variableOf = ({ step, version }: Pick<NodeName, 'step' | 'version'>): string => `${step}_${version}`;

/** Node folders sorted by step and version: `<step>/` holds the newest version, `<step>/v<N>/` the older ones still served. */
function nodeFolders(root: string): NodeFolder[] {
  const found = globSync([`${NODES}/*/definition.ts`, `${NODES}/*/v*/definition.ts`], { cwd: root });
  const folders = found.map((path) => {
    const folder = dirname(path).slice(NODES.length + 1);
    const name = readDefinition(join(root, path));
    if (folder.split('/')[0] !== name.step)
      throw new Error(`${path} defines '${name.step}': folder and step must agree.`);
    return { folder, ...name, hasReads: existsSync(join(root, dirname(path), 'reads.ts')) };
  });
  folders.sort((a, b) => (a.step === b.step ? a.version - b.version : a.step < b.step ? -1 : 1));
  const twice = folders.find((node, index) => index > 0 && keyOf(node) === keyOf(folders[index - 1] as NodeFolder));
  if (twice) throw new Error(`${keyOf(twice)} is defined twice, once in ${twice.folder}: raise the version of one.`);
  return folders;
}

const readsOf = (node: NodeFolder): string => `reads_${variableOf(node)}`;

const definitionsFile = (nodes: NodeFolder[]): string =>
  `${HEAD}import type { NodeDefinition } from '#workflow-core';
${nodes.map((node) => `import { definition as ${variableOf(node)} } from './${node.folder}/definition.js';\n`).join('')}
/** Every version of every node definition, sorted by step and version. */
export const definitions: NodeDefinition[] = [
${nodes.map((node) => `  ${variableOf(node)},\n`).join('')}];
`;

/** The nodes with a file of this name beside their executor, and an index of their exports named `name`. */
function besideIndex(nodes: NodeFolder[], root: string, { file, name }: { file: string; name: string }) {
  const found = nodes.filter(({ folder }) => existsSync(join(root, NODES, folder, `${file}.ts`)));
  return {
    imports: found
      .map((node) => `import { ${name} as ${variableOf(node)} } from './${node.folder}/${file}.js';\n`)
      .join(''),
    entries: found.map((node) => `  '${keyOf(node)}': ${variableOf(node)},\n`).join(''),
  };
}

function fanOutsFile(nodes: NodeFolder[], root: string): string {
  const { imports, entries } = besideIndex(nodes, root, { file: 'fan-out', name: 'fanOut' });
  return `${HEAD}import type { FanOuts } from '#workflow-core';
${imports}
/** How steps are sharded over workers, by \`step@version\`. */
export const fanOuts: FanOuts = {
${entries}};
`;
}

function picturesFile(nodes: NodeFolder[], root: string): string {
  const { imports, entries } = besideIndex(nodes, root, { file: 'pictures', name: 'pictures' });
  return `${HEAD}import type { NodePictures } from './node-pictures.js';
${imports}
/** Which pictures nodes will put out, by \`step@version\`; the others pass on what comes in. */
export const pictures: Record<string, NodePictures> = {
${entries}};
`;
}

/** Only the newest version of a step has a form: one folder `<step>/` each. */
function formsFile(nodes: NodeFolder[], root: string): string {
  const newest = nodes.filter(({ folder, step }) => folder === step);
  const found = newest.filter(({ folder }) => existsSync(join(root, NODES, folder, 'form.ts')));
  return `${HEAD}import type { NodeForm } from '#workflow-core';
${found.map(({ step }) => `import { form as ${step} } from './${step}/form.js';\n`).join('')}
/** How editors show steps, by their names; written for the newest version of each. */
export const forms: Record<string, NodeForm> = {
${found.map(({ step }) => `  ${step},\n`).join('')}};
`;
}

function referencesFile(nodes: NodeFolder[], root: string): string {
  const { imports, entries } = besideIndex(nodes, root, { file: 'references', name: 'references' });
  return `${HEAD}import type { NodeReferences } from './node-references.js';
${imports}
/** Which params name entries of the catalog, by \`step@version\`; the other nodes have none. */
export const references: Record<string, NodeReferences> = {
${entries}};
`;
}

const entryOf = (node: NodeFolder, digest: string): string => `  '${keyOf(node)}': {
    load: async () => (await import('./${node.folder}/executor.js')).execute as unknown as AnyNodeExecutor,
    codeDigest: '${digest}',
${node.hasReads ? `    reads: ${readsOf(node)},\n` : ''}  },
`;

const executorsFile = (nodes: NodeFolder[], digests: string[]): string =>
  `${HEAD}import type { AnyNodeExecutor, ExecutorEntry } from './node-executor.js';
${nodes
  .filter(({ hasReads }) => hasReads)
  .map((node) => `import { reads as ${readsOf(node)} } from './${node.folder}/reads.js';\n`)
  .join('')}
export type { AnyNodeExecutor, ExecutorEntry, NodeExecutor, RunFacts } from './node-executor.js';

/** \`step@version\` → how to load what executes it. Nothing is loaded before it is asked for. */
export const executors: Record<string, ExecutorEntry> = {
${nodes.map((node, index) => entryOf(node, digests[index] ?? '')).join('')}};
`;

function codeOf({ folder, step, requires, hasReads }: NodeFolder, root: string, walker: CodeWalker): string {
  const tools = TOOLS[requires];
  if (!tools) throw new Error(`${step} requires '${requires}': say in ${import.meta.filename} which code that is.`);
  const adapters = walker.providers(join(root, RENDER), tools);
  const own = ['executor.ts', ...(hasReads ? ['reads.ts'] : [])].map((file) => join(root, NODES, folder, file));
  return digestOfCode(root, walker.closureOf([...own, ...adapters]));
}

/** The expected index files. Throws where a folder violates the rules of a node. */
export function nodeIndex(root: string): GeneratedFile[] {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Manifest;
  const locked = lockedPackages(JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as PackageLock);
  const walker = new CodeWalker(root, manifest, locked);
  const nodes = nodeFolders(root);
  const digests = nodes.map((node) => codeOf(node, root, walker));
  return [
    { path: `${NODES}/definitions.generated.ts`, content: definitionsFile(nodes) },
    { path: `${NODES}/executors.generated.ts`, content: executorsFile(nodes, digests) },
    { path: `${NODES}/fan-outs.generated.ts`, content: fanOutsFile(nodes, root) },
    { path: `${NODES}/pictures.generated.ts`, content: picturesFile(nodes, root) },
    { path: `${NODES}/forms.generated.ts`, content: formsFile(nodes, root) },
    { path: `${NODES}/references.generated.ts`, content: referencesFile(nodes, root) },
  ];
}
