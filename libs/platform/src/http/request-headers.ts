import { ValidationPipe, createParamDecorator } from '@nestjs/common';
import type { ExecutionContext, PipeTransform } from '@nestjs/common';
import type { IncomingMessage } from 'node:http';
import { invalidRequest } from './validation.js';

const headersOf = createParamDecorator((_data: unknown, context: ExecutionContext) => ({
  ...context.switchToHttp().getRequest<IncomingMessage>().headers,
}));

/** Validates the headers that the parameter's class declares, and passes on those alone. */
const pipe: PipeTransform = new ValidationPipe({
  validateCustomDecorators: true,
  whitelist: true,
  transform: true,
  exceptionFactory: invalidRequest,
});

/** The request's headers as an instance of the parameter's class, by their names in lower case. */
export const RequestHeaders = (): ParameterDecorator => headersOf(pipe);
