import 'reflect-metadata';
import { SetMetadata } from '@nestjs/common';
import type { Permission } from '#contracts';

/** Key of a handler's access metadata: `'public'` or the permission that its caller needs. */
export const ACCESS = 'hartomat:access';

export type Access = 'public' | Permission;

/** The route needs no authentication. */
export const Public = (): MethodDecorator => SetMetadata(ACCESS, 'public' satisfies Access);

/** The route needs a caller with `permission`. */
export const Needs = (permission: Permission): MethodDecorator => SetMetadata(ACCESS, permission satisfies Access);

/** The access metadata of a handler; undefined where it has none. */
export const accessOf = (handler: object): Access | undefined =>
  Reflect.getMetadata(ACCESS, handler) as Access | undefined;
