import { jsonPointer } from '#workflow-core';

/** Why orders does not take over from a finished run; `field` is a JSON pointer into the message. */
export interface Refusal {
  code:
    | 'evidence_of_another_run'
    | 'status_contradicts'
    | 'not_storable'
    | 'no_assets'
    | 'asset_not_allowed'
    | 'asset_not_stored'
    | 'notification_not_allowed'
    | 'catalog_write_not_allowed';
  field: string;
  reason: string;
}

/** A refusal about a part of the evidence. */
export const refuse = (code: Refusal['code'], path: (string | number)[], reason: string): Refusal => ({
  code,
  field: jsonPointer('evidence', ...path),
  reason,
});

/** A text for a reason: quoted, and cut to 80 characters. */
export const quoted = (text: string): string => JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text);
