import type { MediaAsset, NotificationChannel, NotificationIntent, OutputType, PinnedInputs } from '../domain.js';
import { findOutputType } from '../order-lines/find-output-type.js';
import type { Step } from '../step-context.js';
import { StepError } from '../step-error.js';
import type { StepIn, StepOut } from '../step-io.js';
import { isMailAddress } from './mail-address.js';
import { plainText } from './plain-text.js';

const TEMPLATE = 'delivered';

/**
 * Prepares one notification a recipient, in the order given, that the delivery's assets are ready; nothing is sent
 * before the commit. `channel` '' and `recipients` empty mean those of the output type. Plain text, links relative to
 * the site. Throws `StepError('unknown_output_type')`, and `recipient_invalid` for an e-mail recipient that is no
 * single address.
 */
export const notify: Step<StepIn<'notify'>, StepOut<'notify'>> = async (input, ctx) => {
  const { pinned, media_assets } = input;
  const outputType = findOutputType(await ctx.catalog.load(pinned.catalog), pinned.outputType);
  const channel = input.channel || outputType.notify.channel;
  const wanted = input.recipients.length > 0 ? input.recipients : outputType.notify.recipients;
  const text = compose(pinned, outputType, media_assets);
  const notifications = [...new Set(wanted.map(RECIPIENT[channel]))].map((recipient): NotificationIntent => ({
    dedupeKey: `${pinned.deliveryId}:${channel}:${recipient}:${TEMPLATE}`,
    channel,
    recipient,
    template: TEMPLATE,
    ...text,
  }));
  if (notifications.length === 0) ctx.logger.warn('notify.no_recipients', { outputType: outputType.key });
  ctx.logger.info('notify.prepared', { channel, notifications: notifications.length });
  return { receipt: { notifications } };
};

/** An inbox takes any name; an invalid address is refused, as a cleaned one could be another person's. */
const RECIPIENT: Record<NotificationChannel, (recipient: string) => string> = {
  in_app: plainText,
  email: (recipient) => {
    if (isMailAddress(recipient)) return recipient;
    throw new StepError(
      'recipient_invalid',
      `${JSON.stringify(recipient)} is no e-mail address, so nobody is notified. Name each recipient as one bare address such as "orders@example.com", in the node's settings or in the output type.`,
      { retryable: false, details: { recipient } },
    );
  },
};

function compose(
  pinned: PinnedInputs,
  outputType: OutputType,
  assets: MediaAsset[],
): Pick<NotificationIntent, 'params' | 'subject' | 'body'> {
  const orderNumber = plainText(pinned.orderNumber);
  const product = plainText(pinned.product.name);
  const label = plainText(outputType.label);
  const files = assets.map((asset) => `${describe(asset)}\n${link(pinned.deliveryId, asset.name)}`);
  return {
    params: { orderNumber, product, outputType: label, assets: assets.map(({ name }) => name) },
    subject: `Order ${orderNumber}: ${product} is ready`,
    body: [`${product} (${label}) of order ${orderNumber} is ready.`, ...files].join('\n\n'),
  };
}

function describe({ name, width, height }: MediaAsset): string {
  return width === null || height === null ? name : `${name} (${width} × ${height} pixels)`;
}

function link(deliveryId: string, name: string): string {
  return `/api/deliveries/${encodeURIComponent(deliveryId)}/assets/${encodeURIComponent(name)}`;
}
