import { Injectable } from '@nestjs/common';
import { REQUESTS } from '#contracts';
import type { CurrentRevision, IfMatchHeader, RequiredIfMatchHeader } from '#contracts';
import { UserError } from '#platform/http';
import { matchedRevision, requiredRevision } from './revision-tag.js';
import { ValidatingRequestsService } from './validating-requests.service.js';

/** Resolves an If-Match header to the revision of a draft. */
@Injectable()
export class DraftRevisionsService {
  constructor(private readonly registry: ValidatingRequestsService) {}

  /** As `matchedRevision`. */
  matched({ 'if-match': ifMatch }: IfMatchHeader, key: string): Promise<number | undefined> {
    return matchedRevision(ifMatch, key, () => this.current(key));
  }

  /** As `requiredRevision`. */
  required({ 'if-match': ifMatch }: RequiredIfMatchHeader, key: string): Promise<number> {
    return requiredRevision(ifMatch, key, () => this.current(key));
  }

  /** Null where the workflow has no draft. */
  private current(key: string): Promise<CurrentRevision | null> {
    return this.registry.ask(REQUESTS.registry.getDraft, { key }).then(
      ({ revision, changedAt, changedBy }) => ({ revision, changedAt, changedBy }),
      (error: unknown) => {
        if (error instanceof UserError && error.status === 404) return null;
        throw error;
      },
    );
  }
}
