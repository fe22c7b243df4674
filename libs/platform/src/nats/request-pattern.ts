import { MessagePattern } from '@nestjs/microservices';
import { requestSubject } from './bus-requester.js';

/** Nest's `MessagePattern` under this process's subject prefix. */
export const RequestPattern = (pattern: string): MethodDecorator =>
  MessagePattern(requestSubject(process.env['HARTOMAT_NATS_PREFIX'] || 'wf', pattern));
