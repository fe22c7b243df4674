/** A readable number: the UTC day and eight digits of the order's id, for example `2026-11-22-1f0c9a3b`. */
export const orderNumber = (now: Date, id: string): string =>
  `${now.toISOString().slice(0, 10)}-${id.replaceAll('-', '').slice(0, 8)}`;
