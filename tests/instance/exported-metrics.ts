import { isDeepStrictEqual } from 'node:util';
import { metrics } from '@opentelemetry/api';
import type { Attributes } from '@opentelemetry/api';
import { startTelemetry, stopTelemetry } from '#platform/telemetry';
import { startOtlpReceiver } from './otlp-receiver.js';
import type { OtlpReceiver, ReceivedHistogram, ReceivedNumber } from './otlp-receiver.js';

/** The metrics of this process as a collector receives them. */
export class ExportedMetrics {
  private constructor(
    private readonly receiver: OtlpReceiver,
    private readonly env: NodeJS.ProcessEnv,
  ) {}

  /** Call it before any instrument is created. */
  static async start(service: string): Promise<ExportedMetrics> {
    const receiver = await startOtlpReceiver();
    const env = { ...process.env };
    process.env['HARTOMAT_OTLP_URL'] = receiver.url;
    await startTelemetry(service);
    return new ExportedMetrics(receiver, env);
  }

  async stop(): Promise<void> {
    await stopTelemetry();
    metrics.disable();
    process.env = this.env;
    await this.receiver.close();
  }

  /** The current value of a counter or gauge with exactly these labels; undefined where it is not exported. */
  async value(name: string, labels: Attributes = {}): Promise<number | undefined> {
    return (await this.numbers(name)).find(({ attributes }) => isDeepStrictEqual(attributes, labels))?.value;
  }

  /** The current series of a counter or gauge. */
  async numbers(name: string): Promise<ReceivedNumber[]> {
    await this.tell();
    return this.receiver.numbers.filter((number) => number.name === name);
  }

  /** The current series of a histogram. */
  async histograms(name: string): Promise<ReceivedHistogram[]> {
    await this.tell();
    return (this.receiver.exports.at(-1) ?? []).filter((histogram) => histogram.name === name);
  }

  private async tell(): Promise<void> {
    const provider = metrics.getMeterProvider() as unknown as { forceFlush(): Promise<void> };
    await provider.forceFlush();
  }
}
