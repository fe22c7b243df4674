import type { KnownNode } from './known-nodes.ts';

/** The request for a new node; the label is derived from the step by default, the category is Rendering. */
export interface NodeRequest {
  step: string;
  label?: string | undefined;
  category?: string | undefined;
}

/** The request is refused; the message says what, why and what to do. */
export class NewNodeRefused extends Error {
  override name = 'NewNodeRefused';
}

const SNAKE_CASE = /^[a-z][a-z0-9]*(_[a-z0-9]+)*$/;
const LONGEST = 48;
/** Icons of the Material set for nodes that have none of their own yet; every node has a different one. */
const SPARE_ICONS = ['extension', 'widgets', 'build', 'bolt', 'star', 'flag', 'label', 'category', 'layers', 'science'];

/** Names, label, category and icon of the new node. Throws `NewNodeRefused` where a label or a category does not fit. */
export function chooseNode({ step, label, category }: NodeRequest, known: readonly KnownNode[]): KnownNode {
  const words = (label ?? step.charAt(0).toUpperCase() + step.slice(1).replaceAll('_', ' ')).trim();
  assertLabel(words, known);
  return { step, label: words, category: chosenCategory(category, known), icon: spareIcon(known) };
}

/** Throws `NewNodeRefused` unless it is a snake_case name. */
export function assertStepName(step: string): void {
  if (SNAKE_CASE.test(step) && step.length <= LONGEST) return;
  throw new NewNodeRefused(
    `'${step}' is no name for a step: use lower-case words joined by _, at most ${LONGEST} characters, like crop_picture.`,
  );
}

function assertLabel(label: string, known: readonly KnownNode[]): void {
  if (!/^[\p{L}\p{N}][\p{L}\p{N} .,()/&+-]*$/u.test(label) || label.length > LONGEST) {
    throw new NewNodeRefused(
      `'${label}' is no label: use letters, digits, spaces and . , ( ) / & + -, at most ${LONGEST} characters.`,
    );
  }
  const other = known.find((node) => node.label.toLowerCase() === label.toLowerCase());
  if (!other) return;
  throw new NewNodeRefused(`${other.step} is called '${other.label}' already: give another name by --label.`);
}

function chosenCategory(category: string | undefined, known: readonly KnownNode[]): string {
  const categories = [...new Set(known.map((node) => node.category))].sort();
  if (category === undefined) return 'Rendering';
  if (categories.includes(category)) return category;
  throw new NewNodeRefused(`'${category}' is no category of the palette: choose one of ${categories.join(', ')}.`);
}

function spareIcon(known: readonly KnownNode[]): string {
  const used = new Set(known.map(({ icon }) => icon));
  const icon = SPARE_ICONS.find((spare) => !used.has(spare));
  if (icon) return icon;
  throw new NewNodeRefused(
    `All ${SPARE_ICONS.length} spare icons are in use: give one of the nodes that were made here an icon of its own.`,
  );
}
