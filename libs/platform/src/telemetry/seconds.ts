/**
 * Bucket boundaries of durations in seconds: OpenTelemetry's own for HTTP, extended to the durations of renders. The
 * SDK's defaults are for milliseconds.
 */
export const SECONDS = {
  explicitBucketBoundaries: [
    0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10, 30, 60, 120, 300, 600, 1800,
  ],
};
