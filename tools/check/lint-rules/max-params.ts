import type { Rule } from 'eslint';

const FUNCTION_LIMIT = 4;
const CONSTRUCTOR_LIMIT = 5;

/**
 * At most four parameters; five for a constructor, where each is a dependency. ESLint's own rule has no such
 * distinction.
 */
export const maxParams: Rule.RuleModule = {
  meta: {
    type: 'suggestion',
    schema: [],
    messages: { tooMany: '{{count}} parameters where {{limit}} are the limit: pass one object, or split the work.' },
  },
  create(context) {
    const check = (node: Rule.Node & { params: unknown[] }) => {
      const owner = node.parent;
      const isConstructor = owner?.type === 'MethodDefinition' && owner.kind === 'constructor';
      const limit = isConstructor ? CONSTRUCTOR_LIMIT : FUNCTION_LIMIT;
      const count = node.params.length;
      if (count > limit) context.report({ node, messageId: 'tooMany', data: { count: `${count}`, limit: `${limit}` } });
    };
    return { FunctionDeclaration: check, FunctionExpression: check, ArrowFunctionExpression: check };
  },
};
