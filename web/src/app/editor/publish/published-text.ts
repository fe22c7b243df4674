import type { Schema } from '../../api/api-types';

/** What became of publishing, in one sentence. */
export function publishedText({ created, version, warnings = [] }: Schema<'PublishReply'>): string {
  if (!created)
    return `Nothing changed that a run does, so v${version} stays the newest version; it has the draft's layout and label now.`;
  const warned = warnings.length === 0 ? '' : `, with ${counted(warnings.length, 'warning')}`;
  return `Published as v${version}${warned}.`;
}

/** `1 change`, `3 changes`. */
export const counted = (number: number, thing: string): string => `${number} ${thing}${number === 1 ? '' : 's'}`;
