import { Injectable } from '@nestjs/common';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum.js';
import { getMetadataStorage } from 'class-validator';
import type { Request } from 'express';
import { rejectInvalidRequest } from './reject-invalid-request.js';
import type { HandlerInput } from './reject-invalid-request.js';

type Handler = ReturnType<ExecutionContext['getHandler']>;
type Parameters = Record<string, { index: number }>;

/** Rejects query parameters and bodies that the handler does not read, so that a mistyped name is never ignored. */
@Injectable()
export class OperationGuard implements CanActivate {
  private readonly inputs = new WeakMap<Handler, HandlerInput>();

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<Request>();
    const handler = context.getHandler();
    const input = this.inputs.get(handler) ?? inputOf(context.getClass(), handler.name);
    this.inputs.set(handler, input);
    rejectInvalidRequest({ query: Object.keys(request.query), mediaType: mediaTypeOf(request) }, input);
    return true;
  }
}

/** The query parameters and the body that a handler's parameters declare. */
function inputOf(controller: { prototype: object }, handler: string): HandlerInput {
  const parameters = (Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, handler) ?? {}) as Parameters;
  const types = (Reflect.getMetadata('design:paramtypes', controller.prototype, handler) ?? []) as (new () => object)[];
  const of = (source: RouteParamtypes) => Object.entries(parameters).filter(([key]) => key.startsWith(`${source}:`));
  const queries = of(RouteParamtypes.QUERY).flatMap(([, { index }]) => types[index] ?? []);
  return { query: queries.flatMap(propertiesOf), hasJsonBody: of(RouteParamtypes.BODY).length > 0 };
}

function propertiesOf(Query: new () => object): string[] {
  const rules = getMetadataStorage().getTargetValidationMetadatas(Query, '', false, false);
  return [...new Set(rules.map(({ propertyName }) => propertyName))];
}

function mediaTypeOf({ headers }: Request): string | null {
  const hasBody = headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
  return hasBody ? (headers['content-type'] ?? '') : null;
}
