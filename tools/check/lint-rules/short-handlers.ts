import type { Rule } from 'eslint';

const LIMIT = 10;

/** A method of a controller or consumer, constructors included, has at most ten lines, decorators not counted. */
export const shortHandlers: Rule.RuleModule = {
  meta: {
    type: 'suggestion',
    schema: [],
    messages: {
      tooLong:
        '{{name}} has {{lines}} lines where 10 are the limit in controllers and consumers: move the rest to a plain function or a private method.',
    },
  },
  create: (context) => ({
    MethodDefinition(node) {
      const start = node.key.loc?.start.line ?? 0;
      const end = node.value.loc?.end.line ?? 0;
      const lines = end - start + 1;
      if (lines <= LIMIT) return;
      const name = context.sourceCode.getText(node.key);
      context.report({ node: node.key, messageId: 'tooLong', data: { name, lines: `${lines}` } });
    },
  }),
};
