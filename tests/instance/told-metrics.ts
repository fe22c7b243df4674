import { isDeepStrictEqual } from 'node:util';
import { metrics } from '@opentelemetry/api';
import type { Attributes } from '@opentelemetry/api';
import { startTelemetry, stopTelemetry } from '#platform/telemetry';
import { startOtlpReceiver } from './otlp-receiver.js';
import type { OtlpReceiver, ReceivedHistogram, ReceivedNumber } from './otlp-receiver.js';

/** The metrics of this process as a collector receives them. */
export class ToldMetrics {
  private constructor(
    private readonly receiver: OtlpReceiver,
    private readonly env: NodeJS.ProcessEnv,
  ) {}

  /** Call it before anything is made that measures; all begins at nothing. */
  static async start(service: string): Promise<ToldMetrics> {
    const receiver = await startOtlpReceiver();
    const env = { ...process.env };
    process.env['HARTOMAT_OTLP_URL'] = receiver.url;
    startTelemetry(service);
    return new ToldMetrics(receiver, env);
  }

  async stop(): Promise<void> {
    await stopTelemetry();
    metrics.disable();
    process.env = this.env;
    await this.receiver.close();
  }

  /** A counter or a gauge with exactly these labels, as it is told now; undefined where it is not. */
  async value(name: string, labels: Attributes = {}): Promise<number | undefined> {
    return (await this.numbers(name)).find(({ attributes }) => isDeepStrictEqual(attributes, labels))?.value;
  }

  /** Every series of a counter or a gauge, as told now. */
  async numbers(name: string): Promise<ReceivedNumber[]> {
    await this.tell();
    return this.receiver.numbers.filter((number) => number.name === name);
  }

  /** Every series of a histogram, as told now. */
  async histograms(name: string): Promise<ReceivedHistogram[]> {
    await this.tell();
    return (this.receiver.exports.at(-1) ?? []).filter((histogram) => histogram.name === name);
  }

  private async tell(): Promise<void> {
    const provider = metrics.getMeterProvider() as unknown as { forceFlush(): Promise<void> };
    await provider.forceFlush();
  }
}
