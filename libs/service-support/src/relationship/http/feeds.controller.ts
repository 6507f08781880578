import { applyDecorators, Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, answer, ApiRefusals, Limits } from '@boon/platform/http';
import { SERVICE_SUPPORT_REFUSALS } from '../../service-support.refusals.js';
import type { FeedOutcome } from '../feeds/feed.js';
import { TakeFeed } from '../feeds/take-feed.js';
import { FeedReportView } from './feed-dtos.js';

const BODY_BYTES = 8 * 1024 * 1024;

/** A route that takes lines of JSON. Sending a body again changes nothing: no idempotency key. */
function Feed(path: string, example: object): MethodDecorator {
  return applyDecorators(
    Post(path),
    HttpCode(200),
    Limits({ bodyBytes: BODY_BYTES, accepts: 'ndjson' }),
    ApiOperation({ summary: `Takes ${path}, one JSON object per line, 10,000 lines at most` }),
    ApiConsumes('application/x-ndjson'),
    ApiBody({ schema: { type: 'string', example: JSON.stringify(example) } }),
    ApiOkResponse({ type: FeedReportView }),
    ApiRefusals(SERVICE_SUPPORT_REFUSALS, 'feed.unreadable', 'feed.too-many-lines'),
  );
}

/** Where the shop tells what it owns: products, users, paid orders, segments, behaviours. */
@ApiTags('feeds')
@Controller('v1/feeds')
@Allow({ role: 'service', scope: 'feeds' })
export class FeedsController {
  constructor(private readonly feed: TakeFeed) {}

  @Feed('products', {
    sku: 'mask-01',
    spu: 'mask',
    name: { zh: '补水面膜', en: 'Hydrating mask' },
    categoryPath: 'beauty/skincare/masks',
    brand: 'Lan',
    merchantId: 'm-7',
    priceFen: '12900',
  })
  async products(@Body() body: string): Promise<FeedReportView> {
    return shown(await this.feed.products(textOf(body)));
  }

  @Feed('users', { userId: 'u-1001', attributes: { city: 'Chengdu' } })
  async users(@Body() body: string): Promise<FeedReportView> {
    return shown(await this.feed.users(textOf(body)));
  }

  @Feed('orders', {
    orderId: 'o-1',
    userId: 'u-1001',
    paidAt: '2026-11-11T12:00:00Z',
    amountFen: '12900',
    lines: [{ sku: 'mask-01', quantity: 1 }],
  })
  async orders(@Body() body: string): Promise<FeedReportView> {
    return shown(await this.feed.orders(textOf(body)));
  }

  @Feed('behaviours', {
    userId: 'u-1001',
    kind: 'follow',
    merchantId: 'm-7',
    at: '2026-11-11T12:00:00Z',
  })
  async behaviours(@Body() body: string): Promise<FeedReportView> {
    return shown(await this.feed.behaviours(textOf(body)));
  }

  @Feed('segments', { segment: 'tea-lovers', userId: 'u-1001', member: true })
  async segments(@Body() body: string): Promise<FeedReportView> {
    return shown(await this.feed.segments(textOf(body)));
  }
}

// A request without any body arrives as undefined.
function textOf(body: unknown): string {
  return typeof body === 'string' ? body : '';
}

function shown(outcome: FeedOutcome): FeedReportView {
  const { accepted, refused, results } = answer(outcome, SERVICE_SUPPORT_REFUSALS);
  return { accepted, refused, results };
}
