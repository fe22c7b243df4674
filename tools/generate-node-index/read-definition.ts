import { readFileSync } from 'node:fs';
import ts from 'typescript';

/** The node that a definition.ts defines, and the capability it requires: none, chromium or blender. */
export interface NodeName {
  step: string;
  version: number;
  requires: string;
}

function literalOf(source: ts.SourceFile, property: string): string | null {
  let found: string | null = null;
  const visit = (node: ts.Node): void => {
    if (found !== null) return;
    const isIt = ts.isPropertyAssignment(node) && node.name.getText(source) === property;
    if (isIt && (ts.isStringLiteral(node.initializer) || ts.isNumericLiteral(node.initializer))) {
      found = node.initializer.text;
      return;
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** Reads them without running the file. Throws where they are not plain literals: a definition is data. */
export function readDefinition(path: string): NodeName {
  const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.ES2023, true);
  const step = literalOf(source, 'step');
  const version = Number(literalOf(source, 'version'));
  const requires = literalOf(source, 'requires');
  if (!step || !requires || !Number.isInteger(version) || version < 1) {
    throw new Error(
      `${path}: step, version and requires must be literals, like step: 'glb_export', version: 1, requires: 'none'.`,
    );
  }
  return { step, version, requires };
}
