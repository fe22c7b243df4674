import { join } from 'node:path';
import type { Provider } from '@nestjs/common';
import { MikroORM } from '@mikro-orm/postgresql';
import type { Logger } from '#platform/telemetry';
import type { ArtifactStore } from '#steps';
import { ARTIFACT_STORE } from '../catalog/catalog.service.js';
import type { OrdersConfig } from '../orders.config.js';
import { CHANNEL_POLICIES } from './channel-policy.js';
import { firstPictureOf } from './delivered-picture.repository.js';
import { EmailCourier } from './email/email-courier.js';
import { createMailFolder } from './email/mail-folder.js';
import type { MailSink } from './email/mail-sink.js';
import { readSmtpUrl } from './email/smtp-address.js';
import { createSmtpSink } from './email/smtp-sink.js';
import { SENDING } from './notification-sender.service.js';
import type { Sending } from './notification-sender.service.js';

type MailConfig = Pick<OrdersConfig, 'home' | 'smtpUrl' | 'smtpFrom' | 'publicUrl'>;

const INTERVAL_MS = 250;
const DRAIN_MS = 3000;
/** Of mails that stay in a folder. */
const FROM_NOWHERE = 'HartOMat <hartomat@localhost>';

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
export function openEmail(config: MailConfig, logger: Logger, orm: MikroORM, artifacts: ArtifactStore): EmailCourier {
  return new EmailCourier({
    settings: { from: config.smtpFrom ?? FROM_NOWHERE, publicUrl: config.publicUrl },
    sink: sinkOf(config),
    pictureOf: async (deliveryId) => {
      const picture = await firstPictureOf(orm.em.fork(), deliveryId);
      return picture && { bytes: await artifacts.get(picture.sha256), mediaType: picture.mediaType };
    },
    warn: (deliveryId, error) => logger.warn({ err: error, deliveryId }, 'mail goes without its picture'),
  });
}
