import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../..');

/**
 * A small copy of the repository's rules with files of our own choice: for specs that plant a violation and expect it
 * to be reported.
 */
export class PlantedTree {
  readonly path = mkdtempSync(join(tmpdir(), 'planted-'));

  constructor(rules: string[], files: Record<string, string>) {
    for (const rule of ['package.json', 'tsconfig.json', ...rules]) {
      cpSync(join(ROOT, rule), join(this.path, rule), { recursive: true });
    }
    symlinkSync(join(ROOT, 'node_modules'), join(this.path, 'node_modules'));
    for (const [name, content] of Object.entries(files)) this.write(name, content);
  }

  write(name: string, content: string): void {
    const path = join(this.path, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }

  /** Runs an installed tool in the tree and parses the JSON that it prints; a tool that prints none throws with its stderr. */
  run<T>(tool: string, ...args: string[]): T {
    return this.runScript(join('node_modules', tool), ...args);
  }

  /** The same with a script of the tree. */
  runScript<T>(script: string, ...args: string[]): T {
    const command = [script, ...args];
    const { stdout, stderr } = spawnSync(process.execPath, command, { cwd: this.path, encoding: 'utf8' });
    if (!stdout.trim()) throw new Error(`${script} printed nothing in ${this.path}: ${stderr}`);
    return JSON.parse(stdout) as T;
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}
