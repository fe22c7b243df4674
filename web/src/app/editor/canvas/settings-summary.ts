import type { KnownStep } from '../document/steps';

const MOST = 2;

interface Property {
  title?: string;
  default?: unknown;
  unit?: string;
}

/** The one or two settings that differ from their defaults, in the form's order: `Width 1024 px, Transparent`. */
export function settingsSummary(params: Record<string, unknown>, { definition, form }: KnownStep): string {
  const properties = (definition.paramsSchema['properties'] ?? {}) as Record<string, Property>;
  const order = form?.order.map((pointer) => pointer.slice(1)) ?? Object.keys(properties);
  const changed = order.filter((name) => {
    const value = params[name];
    return value !== undefined && JSON.stringify(value) !== JSON.stringify(properties[name]?.default);
  });
  return changed
    .slice(0, MOST)
    .map((name) => {
      const labels = form?.params[`/${name}`]?.labels;
      return said(properties[name]?.title ?? name, params[name], { labels, unit: properties[name]?.unit });
    })
    .join(', ');
}

function said(
  title: string,
  value: unknown,
  { labels, unit }: { labels?: Record<string, string>; unit?: string },
): string {
  if (value === true) return title;
  if (value === false) return `no ${title.toLowerCase()}`;
  if (Array.isArray(value)) return `${title} ${value.length}`;
  if (typeof value === 'object' && value !== null) return title;
  const text = labels?.[String(value)] ?? String(value);
  return `${title} ${text.length > 20 ? `${text.slice(0, 19)}…` : text}${unit ? ` ${unit}` : ''}`;
}
