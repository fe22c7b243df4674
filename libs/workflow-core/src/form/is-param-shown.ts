import type { ParamForm, ParamValues } from './node-form.js';

/** A node as far as its form's conditions ask: `params` with their defaults filled, and its bound inputs. */
export interface ShownNode {
  params: Record<string, unknown>;
  boundInputs: readonly string[];
}

/** Whether a form shows a param now. A hidden param keeps its value and is validated as ever. */
export function isParamShown({ showWhen, hideWhen, showWhenBound }: ParamForm, node: ShownNode): boolean {
  if (showWhen && !Object.entries(showWhen).every((entry) => holds(entry, node))) return false;
  if (hideWhen && Object.entries(hideWhen).some((entry) => holds(entry, node))) return false;
  return (showWhenBound ?? []).every((input) => node.boundInputs.includes(input));
}

/** Whether text of a param must be an e-mail address now. */
export const isEmailExpected = ({ emailWhen }: ParamForm, node: ShownNode): boolean =>
  emailWhen !== undefined && Object.entries(emailWhen).every((entry) => holds(entry, node));

function holds([pointer, values]: [string, ParamValues[string]], { params }: ShownNode): boolean {
  const name = pointer.slice(1).replaceAll('~1', '/').replaceAll('~0', '~');
  return values.some((value) => Object.hasOwn(params, name) && params[name] === value);
}
