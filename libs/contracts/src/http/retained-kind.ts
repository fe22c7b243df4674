/** What a sweep's reply calls evidence records. */
export const EVIDENCE_RECORDS = 'evidence_records';

/** The kind of thing that `what` of a sweep's reply names; services of earlier versions call evidence records `evidences`. */
export const retainedKind = (what: string): string => (what === 'evidences' ? EVIDENCE_RECORDS : what);
