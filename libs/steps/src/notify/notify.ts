import type { MediaAsset, NotificationIntent, PinnedInputs } from '../domain.js';
import { StepError } from '../step-error.js';
import type { Step } from '../step-context.js';
import type { StepIn, StepOut } from '../step-io.js';

const MAX_NAME = 200;

/** Names come from customers' files: no control characters, no line breaks, and not endless. */
const plain = (text: string): string =>
  text
    .replaceAll(/[\p{C}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim()
    .slice(0, MAX_NAME);

const linkOf = (pinned: PinnedInputs, asset: MediaAsset): string =>
  `/api/deliveries/${pinned.deliveryId}/assets/${asset.name}`;

function intentFor(recipient: string, pinned: PinnedInputs, assets: MediaAsset[]): NotificationIntent {
  const product = plain(pinned.product.name);
  const links = assets.map((asset) => linkOf(pinned, asset));
  return {
    dedupeKey: `${pinned.deliveryId}:in_app:${recipient}:delivered`,
    channel: 'in_app',
    recipient,
    template: 'delivered',
    params: { orderNumber: pinned.orderNumber, product, outputType: pinned.outputType, links },
    subject: `Order ${pinned.orderNumber}: ${product} is ready`,
    body: [`${product} (${pinned.outputType}) is ready:`, '', ...links].join('\n'),
  };
}

/** One message a recipient, to be sent after the commit; the pinned output type names them unless the setting does. */
export const notify: Step<StepIn<'notify'>, StepOut<'notify'>> = async ({ pinned, media_assets, recipients }, ctx) => {
  const { outputTypes } = await ctx.catalog.load(pinned.catalog);
  const ordered = outputTypes.find(({ key }) => key === pinned.outputType)?.notify.recipients ?? [];
  const all = [...new Set(recipients.length > 0 ? recipients : ordered)].sort();
  const bad = all.find((recipient) => /[\p{C}\s]/u.test(recipient) || recipient === '');
  if (bad !== undefined) {
    throw new StepError(
      'bad_recipient',
      `The recipient ${JSON.stringify(bad)} has spaces or control characters. Correct the output type or the node's setting.`,
      { retryable: false },
    );
  }
  if (all.length === 0) ctx.logger.warn('notify.nobody', { outputType: pinned.outputType });
  return { receipt: { notifications: all.map((recipient) => intentFor(recipient, pinned, media_assets)) } };
};
