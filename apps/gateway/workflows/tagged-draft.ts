import type { DraftReply } from '#contracts';
import { revisionTag } from './revision-tag.js';

/** A draft, with its revision as the ETag of the reply. */
export function tagged(draft: DraftReply, response: { setHeader(name: string, value: string): unknown }): DraftReply {
  response.setHeader('etag', revisionTag(draft.revision));
  return draft;
}
