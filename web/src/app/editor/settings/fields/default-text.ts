import type { ParamForm } from '#workflow-core';
import type { Json } from './json';

const isEmpty = (value: unknown): boolean =>
  value === 0 || value === '' || (Array.isArray(value) && value.length === 0);

/** The text of a value of an enum. */
export function labelOf(value: unknown, { labels, empty }: ParamForm): string {
  return labels?.[String(value)] ?? (isEmpty(value) ? empty : undefined) ?? String(value);
}

/** A default in words. */
export function defaultText(value: unknown, look: ParamForm): string {
  if (look.empty !== undefined && isEmpty(value)) return look.empty;
  if (value === undefined || value === '') return '';
  return look.labels?.[String(value)] ?? (typeof value === 'object' ? JSON.stringify(value) : String(value));
}

/** The text of a row: the form's with the item's values in it, else its first text; empty where it has neither. */
export function rowSummary(item: Json, text: string | undefined): string {
  if (text !== undefined) return text.replaceAll(/\{(\w+)\}/g, (_all, key: string) => String(item[key] ?? '?'));
  return Object.values(item).find((value): value is string => typeof value === 'string' && value !== '') ?? '';
}
