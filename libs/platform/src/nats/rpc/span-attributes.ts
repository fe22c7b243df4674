import type { Attributes } from '@opentelemetry/api';
import type { BusRequest } from '#contracts';

/** By OpenTelemetry's semantic conventions for RPC. */
export const spanAttributes = ({ name }: BusRequest<never, unknown>): Attributes => ({
  'rpc.system': 'nats',
  'rpc.service': name.split('.')[0] ?? name,
  'rpc.method': name,
});
