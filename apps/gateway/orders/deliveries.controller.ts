import { Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { DeliveryAssetParams, IdParams, StillQuery } from '#contracts';
import type { AssetArtifact, DeliveryReply } from '#contracts';
import { Needs } from '#platform/access';
import { ArtifactsService } from '../artifacts/artifacts.service.js';
import type { Exchange } from '../artifacts/artifacts.service.js';
import { Answers } from '../openapi/answers.js';
import type { Bytes, Forwarded } from '../openapi/answers.js';
import { internalPath } from './orders-call.js';
import { OrdersProxyService } from './orders-proxy.service.js';

@Controller('deliveries')
export class DeliveriesController {
  constructor(
    private readonly orders: OrdersProxyService,
    private readonly artifacts: ArtifactsService,
  ) {}

  /** One delivery of any generation */
  @Needs('view')
  @Get(':id')
  @Answers({ problems: [404] })
  getDelivery(@Param() { id }: IdParams, @Res() response: Response): Promise<Forwarded<DeliveryReply>> {
    return this.orders.forward({ method: 'GET', path: internalPath('/deliveries/:id', { id }) }, response);
  }

  /** Cancel an open delivery on both paths: nothing of it will be delivered */
  @Needs('orders.dispatch')
  @Post(':id/cancel')
  @HttpCode(200)
  @Answers({ problems: [404, 409] })
  cancelDelivery(@Param() { id }: IdParams, @Res() response: Response): Promise<Forwarded<DeliveryReply>> {
    return this.orders.forward({ method: 'POST', path: internalPath('/deliveries/:id/cancel', { id }) }, response);
  }

  /** A delivered file, or with `width` or `frame` a still of it, a WebP; 422 for what is no picture */
  @Needs('view')
  @Get(':id/assets/:name')
  @Answers({ headers: ['ETag'], also: [304], problems: [404, 422] })
  getAsset(
    @Param() params: DeliveryAssetParams,
    @Query() query: StillQuery,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<Bytes> {
    const isFile = query.width === undefined && query.frame === undefined;
    return isFile ? this.sendFile(params, response) : this.sendStill(params, query, { request, response });
  }

  private sendFile(params: DeliveryAssetParams, response: Response): Promise<void> {
    const path = internalPath('/deliveries/:id/assets/:name', { ...params });
    return this.orders.forward({ method: 'GET', path }, response);
  }

  private async sendStill(params: DeliveryAssetParams, query: StillQuery, exchange: Exchange): Promise<void> {
    const path = internalPath('/deliveries/:id/assets/:name/artifact', { ...params });
    const { sha256 } = await this.orders.read<AssetArtifact>(path);
    return this.artifacts.send(sha256, query, exchange);
  }
}
