import { UserError } from '../errors/user-error.js';

export const deadLetterNotFound = (id: string): UserError =>
  new UserError(
    'dead_letter_not_found',
    `There is no dead letter "${id}". List them: ./hartomat dead-letters list.`,
    404,
  );

export const deadLetterResolved = (id: string, state: string): UserError =>
  new UserError('dead_letter_settled', `Dead letter "${id}" was ${state} already; it cannot be resolved twice.`, 409);

export const deadLetterCut = (id: string): UserError =>
  new UserError(
    'dead_letter_cut',
    `Only the beginning of dead letter "${id}" was kept, so it cannot be published again. Discard it and have its sender send it again.`,
    409,
  );

export const subjectTaken = (id: string, subject: string): UserError =>
  new UserError(
    'subject_taken',
    `Dead letter "${id}" cannot be requeued: "${subject}" holds another message now. Discard it.`,
    409,
  );
