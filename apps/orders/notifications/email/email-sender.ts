import { isMailAddress } from '#steps/notifications';
import type { AttemptResult } from '../decide-after-attempt.js';
import { buildMail } from './build-mail.js';
import { inlinePicture } from './inline-picture.js';
import type { InlinePicture } from './inline-picture.js';
import type { MailSink, SendLimits } from './mail-sink.js';

export interface EmailSettings {
  from: string;
  publicUrl: string;
}

/** What of a notification becomes a mail. */
export interface MailedNotification {
  deliveryId: string;
  dedupeKey: string;
  recipient: string;
  subject: string;
  body: string;
}

export interface EmailSenderParts {
  settings: EmailSettings;
  sink: MailSink;
  /** The first picture of a delivery, or null. */
  pictureOf(deliveryId: string): Promise<{ bytes: Uint8Array; mediaType: string } | null>;
  /** Called for a picture that cannot be shown; the mail is sent without it. */
  warn(deliveryId: string, error: unknown): void;
}

/** Builds a mail from a notification and passes it to the sink. */
export class EmailSender {
  constructor(private readonly parts: EmailSenderParts) {}

  get sink(): string {
    return this.parts.sink.name;
  }

  /** Never rejects: errors before the mail is handed over are retried, an invalid recipient is not. */
  async deliver(notification: MailedNotification, limits: SendLimits): Promise<AttemptResult> {
    const { recipient } = notification;
    if (!isMailAddress(recipient)) return { kind: 'refused', error: invalid(recipient) };
    try {
      const picture = await this.picture(notification.deliveryId);
      const mail = await buildMail({ ...notification, ...this.parts.settings, picture });
      return await this.parts.sink.send(mail, limits);
    } catch (error) {
      const message = `The mail could not be built: ${(error as Error).message}`.slice(0, 300);
      return { kind: 'not_taken', error: { code: 'mail_not_built', message } };
    }
  }

  private async picture(deliveryId: string): Promise<InlinePicture | null> {
    try {
      const delivered = await this.parts.pictureOf(deliveryId);
      return delivered && (await inlinePicture(delivered.bytes, delivered.mediaType));
    } catch (error) {
      this.parts.warn(deliveryId, error);
      return null;
    }
  }
}

const invalid = (recipient: string) => ({
  code: 'recipient_invalid',
  message: `${JSON.stringify(recipient)} is no e-mail address. Correct the recipients of the output type or of the workflow.`,
});
