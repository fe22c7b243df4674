import { RequestMethod } from '@nestjs/common';
import type { INestApplicationContext } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { MetadataScanner, ModulesContainer } from '@nestjs/core';
import { accessOf } from './needs.js';
import type { Access } from './needs.js';

/** A route as its controller declares it: the path begins with a slash, without the application's prefix. */
export interface Route {
  method: string;
  path: string;
  /** `Controller.method`. */
  handler: string;
  access: Access | undefined;
}

type Controller = (abstract new (...args: never[]) => object) & { prototype: Record<string, object> };

/** Every route of every controller of an application. */
export function routesOf(app: INestApplicationContext): Route[] {
  const modules = [...app.get(ModulesContainer, { strict: false }).values()];
  const controllers = new Set(
    modules.flatMap(({ controllers: held }) => [...held.values()].map((one) => one.metatype)),
  );
  return [...controllers].flatMap((controller) => (controller ? routesIn(controller as Controller) : []));
}

/** Throws where a route has neither `@Public()` nor `@Needs()`, naming each. Call it before the application listens. */
export function assertAccessDeclared(app: INestApplicationContext): void {
  const silent = routesOf(app).filter(({ access }) => access === undefined);
  if (silent.length === 0) return;
  const named = silent.map(({ method, path, handler }) => `  - ${method} ${path} (${handler})`).join('\n');
  throw new Error(
    `These routes do not say who may call them:\n${named}\nPut @Needs('<permission>') or @Public() on each of their handlers.`,
  );
}

function routesIn(controller: Controller): Route[] {
  const { prototype } = controller;
  return new MetadataScanner().getAllMethodNames(prototype).flatMap((name) => {
    const handler = prototype[name] as object;
    const paths = listed(Reflect.getMetadata(PATH_METADATA, handler));
    const method = RequestMethod[Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod];
    return paths.flatMap((path) =>
      listed(Reflect.getMetadata(PATH_METADATA, controller)).map((prefix) => ({
        method,
        path: joined(prefix, path),
        handler: `${controller.name}.${name}`,
        access: accessOf(handler),
      })),
    );
  });
}

const listed = (value: unknown): string[] =>
  value === undefined ? [] : Array.isArray(value) ? (value as string[]) : [String(value)];

const joined = (...parts: string[]): string => `/${parts.flatMap((part) => part.split('/').filter(Boolean)).join('/')}`;
