import { Controller, Get, Param, ParseUUIDPipe } from '@nestjs/common';
import type { DryRunLine } from '#contracts';
import { Needs } from '#platform/access';
import { DryRunLineService } from './dry-run-line.service.js';

@Controller('internal/order-lines')
export class DryRunLineController {
  constructor(private readonly lines: DryRunLineService) {}

  @Needs('view')
  @Get(':id/dry-run')
  read(@Param('id', ParseUUIDPipe) id: string): Promise<DryRunLine> {
    return this.lines.read(id);
  }
}
