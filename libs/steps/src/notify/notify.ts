import type { MediaAsset, NotificationIntent, OutputType, PinnedInputs } from '../domain.js';
import { findOutputType } from '../order-lines/order-line-setup.js';
import type { Step } from '../step-context.js';
import type { StepIn, StepOut } from '../step-io.js';
import { plainText } from './plain-text.js';

const TEMPLATE = 'delivered';

/**
 * Prepares one notification a recipient, in the order given, that the delivery's assets are ready; nothing is sent before
 * the commit. `recipients` empty means those of the output type. Plain text, links relative to the site. Throws
 * `StepError('unknown_output_type')`.
 */
export const notify: Step<StepIn<'notify'>, StepOut<'notify'>> = async ({ pinned, media_assets, recipients }, ctx) => {
  const outputType = findOutputType(await ctx.catalog.load(pinned.catalog), pinned.outputType);
  const wanted = recipients.length > 0 ? recipients : outputType.notify.recipients;
  const { channel } = outputType.notify;
  const text = compose(pinned, outputType, media_assets);
  const notifications = [...new Set(wanted.map(plainText))].map((recipient): NotificationIntent => ({
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
