import { join } from 'node:path';
import type { Provider } from '@nestjs/common';
import { MikroORM } from '@mikro-orm/postgresql';
import type { Logger } from '#platform/telemetry';
import { readAll } from '#artifacts';
import type { ArtifactStore } from '#artifacts';
import { ARTIFACT_STORE } from '../catalog/catalog.service.js';
import type { OrdersConfig } from '../orders.config.js';
import { CHANNEL_POLICIES } from './channel-policy.js';
import { firstPictureOf } from './delivered-picture.repository.js';
import { EmailSender } from './email/email-sender.js';
import { createMailFolder } from './email/mail-folder.js';
import type { MailSink } from './email/mail-sink.js';
import { readSmtpUrl } from './email/smtp-address.js';
import { createSmtpSink } from './email/smtp-sink.js';
import { SENDING } from './notification-sender.service.js';
import type { Sending } from './notification-sender.service.js';

type MailConfig = Pick<OrdersConfig, 'home' | 'smtpUrl' | 'smtpFrom' | 'publicUrl'>;

const INTERVAL_MS = 250;
const DRAIN_MS = 3000;
/** For mails that are kept in a folder. */
const DEFAULT_FROM = 'HartOMat <hartomat@localhost>';

/** How this installation sends notifications. */
export const provideSending = (config: MailConfig, logger: Logger): Provider => ({
  provide: SENDING,
  inject: [MikroORM, ARTIFACT_STORE],
  useFactory: (orm: MikroORM, artifacts: ArtifactStore): Sending => ({
    email: openEmail(config, logger, orm, artifacts),
    policy: CHANNEL_POLICIES.email,
    intervalMs: INTERVAL_MS,
    drainMs: DRAIN_MS,
  }),
});

function sinkOf({ smtpUrl, home }: MailConfig): MailSink {
  const server = smtpUrl === undefined ? null : readSmtpUrl(smtpUrl);
  return server ? createSmtpSink(server) : createMailFolder(join(home, 'mail'));
}

/** E-mail over the configured server, or into the folder; pictures come from the artifact store. */
export function openEmail(config: MailConfig, logger: Logger, orm: MikroORM, artifacts: ArtifactStore): EmailSender {
  return new EmailSender({
    settings: { from: config.smtpFrom ?? DEFAULT_FROM, publicUrl: config.publicUrl },
    sink: sinkOf(config),
    pictureOf: async (deliveryId) => {
      const picture = await firstPictureOf(orm.em.fork(), deliveryId);
      return picture && { bytes: await readAll(artifacts, picture.sha256), mediaType: picture.mediaType };
    },
    warn: (deliveryId, error) => logger.warn({ err: error, deliveryId }, 'mail is sent without its picture'),
  });
}
