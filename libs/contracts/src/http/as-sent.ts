import { Transform } from 'class-transformer';

/** Keeps a member that is any JSON as it was sent: class-transformer would leave out keys such as `toString`. */
export const AsSent = (): PropertyDecorator =>
  Transform(({ obj, key }) => (obj as Record<string, unknown>)[key] as unknown);
