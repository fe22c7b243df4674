import type { Mode, RolloutReply } from '#contracts';

/** The mode of the most specific row, output type before workflow, as dispatch decides it; legacy without a row. */
export function rolloutMode(rows: readonly RolloutReply[], workflow: string, outputType: string): Mode {
  const places = [
    { workflow, outputType },
    { workflow: '*', outputType },
    { workflow, outputType: '*' },
    { workflow: '*', outputType: '*' },
  ];
  const row = places
    .map((place) => rows.find((one) => one.workflow === place.workflow && one.outputType === place.outputType))
    .find((found) => found !== undefined);
  return row?.mode ?? 'legacy';
}
