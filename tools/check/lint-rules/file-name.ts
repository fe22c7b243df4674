import { basename } from 'node:path';
import type { Rule } from 'eslint';

const KEBAB = /^\.?[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z0-9]+(?:-[a-z0-9]+)*)*$/;
const VAGUE = new Set(['util', 'utils', 'helper', 'helpers', 'common', 'base']);

/** File names are kebab-case with role suffixes after dots, and say what is inside: never utils, helpers, common or base. */
export const fileName: Rule.RuleModule = {
  meta: {
    type: 'suggestion',
    schema: [],
    messages: {
      kebab: "'{{name}}' is not kebab-case: name the file after its one export, like 'ready-nodes.ts'.",
      vague:
        "'{{name}}' says '{{word}}', which is no concept: name the file after what it holds, or move it to its user.",
    },
  },
  create: (context) => ({
    Program(node) {
      const name = basename(context.filename);
      if (!KEBAB.test(name)) context.report({ node, messageId: 'kebab', data: { name } });
      const word = name.split(/[.-]/).find((part) => VAGUE.has(part.toLowerCase()));
      if (word) context.report({ node, messageId: 'vague', data: { name, word } });
    },
  }),
};
