import { UserError } from '#platform/http';

/** The lines that `ids` name, in the order's order; all without it. Throws `order_line_not_found` with a pointer to each unknown line. */
export function chooseLines<Line extends { id: string }>(lines: Line[], ids: string[] | undefined): Line[] {
  if (!ids) return lines;
  const known = new Set(lines.map(({ id }) => id));
  const errors = ids.flatMap((id, index) =>
    known.has(id) ? [] : [{ pointer: `/lines/${index}`, message: `${id} is no line of this order` }],
  );
  if (errors.length > 0)
    throw new UserError(
      'order_line_not_found',
      `The order has no line ${ids.find((id) => !known.has(id))}. Its lines: ${[...known].slice(0, 20).join(', ')}.`,
      422,
      errors,
    );
  return lines.filter(({ id }) => ids.includes(id));
}
