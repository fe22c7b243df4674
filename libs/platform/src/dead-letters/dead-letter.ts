/** A message that could not be decoded or handled; `field` is the first malformed one, `isCut` where `body` is only its beginning. */
export interface DeadLetter {
  subject: string;
  field: string;
  reason: string;
  body: string;
  isCut: boolean;
}
