import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/**
 * `overrides` are sources that replace files on disk, by path below the root; `before` is a program whose other files
 * are reused.
 */
export interface Changed {
  overrides?: ReadonlyMap<string, string>;
  before?: ts.Program;
}

/** The compiler's view of `files` (paths below `root`) and of everything that they import. */
export function createApiProgram(root: string, files: readonly string[], changed: Changed = {}): ts.Program {
  const { overrides = new Map<string, string>(), before } = changed;
  const { config } = ts.parseConfigFileTextToJson('tsconfig.json', readFileSync(join(root, 'tsconfig.json'), 'utf8'));
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  const host = ts.createCompilerHost(options, true);
  const { getSourceFile } = host;
  const planted = new Map([...overrides].map(([path, text]) => [join(root, path), text]));
  host.getCurrentDirectory = () => root;
  host.getSourceFile = (path, target, ...more) => {
    const text = planted.get(path);
    if (text !== undefined) return ts.createSourceFile(path, text, target, true);
    return before?.getSourceFile(path) ?? getSourceFile(path, target, ...more);
  };
  return ts.createProgram({ rootNames: files.map((file) => join(root, file)), options, host });
}
