import type { Schema } from '../../api/api-types';

const text = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** A log line as a sentence: the form's template with the values of its params, without one the code and the params. */
export function logText({ code, params }: Schema<'NodeLog'>, templates: Readonly<Record<string, string>> = {}): string {
  const template = Object.hasOwn(templates, code) ? templates[code] : undefined;
  if (template === undefined) {
    const pairs = Object.entries(params).map(([name, value]) => `${name} ${text(value)}`);
    return [code, ...(pairs.length > 0 ? [pairs.join(', ')] : [])].join(': ');
  }
  return template.replace(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(params, name) ? text(params[name]) : whole,
  );
}
