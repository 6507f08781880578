import { Controller, Get, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';

import { Limits } from '../http/app/route-limits.js';
import { Public } from '../http/auth/policy.js';
import { Metrics } from './metrics.js';

/** `GET /metrics` for Prometheus. */
@Public()
@ApiExcludeController()
@Controller()
export class MetricsController {
  constructor(private readonly metrics: Metrics) {}

  @Get('metrics')
  @Limits({ hot: true })
  async scrape(@Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const { text, contentType } = await this.metrics.exposition();
    reply.header('content-type', contentType);
    return text;
  }
}
