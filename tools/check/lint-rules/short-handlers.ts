import type { Rule } from 'eslint';

const LIMIT = 10;

/** A method of a controller or consumer has at most ten lines, decorators not counted: it hands over and answers. */
export const shortHandlers: Rule.RuleModule = {
  meta: {
    type: 'suggestion',
    schema: [],
    messages: {
      tooLong: '{{lines}} lines in a handler where 10 are the limit: move the decision to a plain function.',
    },
  },
  create: (context) => ({
    MethodDefinition(node) {
      const start = node.key.loc?.start.line ?? 0;
      const end = node.value.loc?.end.line ?? 0;
      const lines = end - start + 1;
      if (lines > LIMIT) context.report({ node: node.key, messageId: 'tooLong', data: { lines: `${lines}` } });
    },
  }),
};
