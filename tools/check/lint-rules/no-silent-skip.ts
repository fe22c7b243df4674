import type { Rule } from 'eslint';

const SUITES = new Set(['it', 'test', 'describe']);
const REASON = /skipped: \S/;
const STATEMENT = /Statement$|Declaration$/;

function enclosingStatement(node: Rule.Node): Rule.Node {
  let current = node;
  while (current.parent && !STATEMENT.test(current.type)) current = current.parent;
  return current;
}

/**
 * `.only` never reaches the repository. A skipped test says why in its title, which runners print:
 * `it.skip('renders a still (skipped: no Blender here)')`; the reason may be put in by the statement that chooses.
 */
export const noSilentSkip: Rule.RuleModule = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      only: '{{name}} hides every other test: remove it.',
      skip: "{{name}} skips without a reason: put 'skipped: <why>' into the title, so that the run prints it.",
    },
  },
  create(context) {
    const report = (node: Rule.Node, name: string, focused: boolean) => {
      if (focused) return context.report({ node, messageId: 'only', data: { name } });
      const said = REASON.test(context.sourceCode.getText(enclosingStatement(node)));
      if (!said) context.report({ node, messageId: 'skip', data: { name } });
    };
    return {
      MemberExpression(node) {
        const { object, property } = node;
        if (object.type !== 'Identifier' || property.type !== 'Identifier' || !SUITES.has(object.name)) return;
        if (property.name !== 'only' && property.name !== 'skip') return;
        report(node, `${object.name}.${property.name}`, property.name === 'only');
      },
      'CallExpression > Identifier[name=/^(f|x)(it|test|describe)$/]'(node: Rule.Node & { name: string }) {
        report(node, node.name, node.name.startsWith('f'));
      },
    };
  },
};
