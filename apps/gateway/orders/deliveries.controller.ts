import { Controller, Get, Param, ParseUUIDPipe, StreamableFile } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { OrdersProxyService } from './orders-proxy.service.js';

@ApiTags('orders')
@ApiBearerAuth()
@Controller('api/deliveries')
export class DeliveriesController {
  constructor(private readonly orders: OrdersProxyService) {}

  @Get(':id/assets/:name')
  @ApiOperation({ summary: 'A live asset of a committed delivery' })
  async asset(@Param('id', ParseUUIDPipe) id: string, @Param('name') name: string): Promise<StreamableFile> {
    const { contentType, stream } = await this.orders.download(`/deliveries/${id}/assets/${encodeURIComponent(name)}`);
    return new StreamableFile(stream, { type: contentType });
  }
}
