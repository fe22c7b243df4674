import { Controller, Get, Param, ParseUUIDPipe } from '@nestjs/common';
import type { OrderLineInputs } from '#contracts';
import { Needs } from '#platform/access';
import { LineInputsService } from './line-inputs.service.js';

@Controller('internal/order-lines')
export class LineInputsController {
  constructor(private readonly inputs: LineInputsService) {}

  @Needs('view')
  @Get(':id/pinned-inputs')
  read(@Param('id', ParseUUIDPipe) id: string): Promise<OrderLineInputs> {
    return this.inputs.read(id);
  }
}
