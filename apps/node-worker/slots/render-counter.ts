import type { Logger } from '#platform/telemetry';

/** Counts and logs renderings, to tell computed pictures from cached ones. */
export class RenderCounter {
  rendered = 0;
  readonly browserPids: number[] = [];

  constructor(private readonly logger: Logger) {}

  render(): void {
    this.rendered += 1;
    this.logger.info({ rendered: this.rendered }, 'picture rendered');
  }

  browser(pid: number): void {
    this.browserPids.push(pid);
    this.logger.info({ pid }, 'browser started');
  }
}
