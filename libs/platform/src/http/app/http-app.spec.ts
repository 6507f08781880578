import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Body, Controller, Get, Headers, Param, Post, Query, Res } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsInt, IsOptional, Max, ValidateNested } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { refused } from '@boon/shared-kernel';

import { Unavailable } from '../../health/unavailable.js';
import { activeTraceparent } from '../../telemetry/propagation.js';
import { activeRequestId } from '../../telemetry/request-context.js';
import { Public } from '../auth/policy.js';
import { PageQuery } from '../paging/page.js';
import { answer } from '../problems/answer.js';
import { anApp } from '../testing/app-for-specs.js';
import { IsMoneyFen, IsSlug, IsUserId } from '../validation/dto-decorators.js';
import { IdPipe } from '../validation/id.pipe.js';

class ItemBody {
  @IsInt()
  @Max(9_999)
  quantity: number;

  @IsMoneyFen({ min: 1, max: 10_000 })
  price: string;
}

class OrderBody {
  @IsSlug()
  code: string;

  @IsOptional()
  @IsUserId()
  buyer?: string;

  @IsArray()
  @ArrayMaxSize(3)
  @ValidateNested({ each: true })
  @Type(() => ItemBody)
  items: ItemBody[];
}

const REFUSALS = {
  'quota.exhausted': { status: 409, zh: '已领完（共 {total} 份）', en: 'All {total} are gone' },
} as const;

@Public()
@Controller('v1/orders')
class OrdersController {
  @Post()
  make(@Body() order: OrderBody): { readonly items: number; readonly isDto: boolean } {
    return { items: order.items.length, isDto: order instanceof OrderBody };
  }

  @Get()
  list(@Query() query: PageQuery): PageQuery {
    return query;
  }

  @Get(':id')
  one(@Param('id', IdPipe) id: string): { readonly id: string } {
    return { id };
  }

  @Post('claim')
  claim(): { readonly ok: true } {
    return answer(refused('quota.exhausted', { total: 5 }) as Claimed, REFUSALS);
  }

  @Get('faults/ours')
  fault(): never {
    throw new Error('the secret reason');
  }

  @Get('faults/theirs')
  away(): never {
    throw new Unavailable('Redis is away');
  }

  @Post('context')
  async context(@Headers('traceparent') sent: string | undefined) {
    await Promise.resolve();
    return { requestId: activeRequestId(), traceparent: activeTraceparent(), sent };
  }

  @Get('answered/already')
  answered(@Res() reply: FastifyReply): never {
    void reply.send('first');
    throw new Error('after the answer');
  }
}

type Claimed = { readonly ok: true } | ReturnType<typeof refused<'quota.exhausted'>>;

describe('An HTTP app', () => {
  let app: NestFastifyApplication;

  beforeAll(async () => {
    app = await anApp({ controllers: [OrdersController] });
  });
  afterAll(() => app.close());

  function post(payload: unknown, headers: Record<string, string> = {}) {
    return app.inject({
      method: 'POST',
      url: '/v1/orders',
      headers: { 'content-type': 'application/json', ...headers },
      payload: typeof payload === 'string' ? payload : JSON.stringify(payload),
    });
  }

  it('makes the DTO of a good body', async () => {
    const response = await post({ code: 'new-user', items: [{ quantity: 1, price: '100' }] });

    expect(response.statusCode).toBe(201);
    expect(response.json()).toEqual({ items: 1, isDto: true });
  });

  it('names every field at fault with its whole path', async () => {
    const response = await post(
      {
        code: 'Not A Slug',
        buyer: 'a b',
        extra: true,
        items: [{ quantity: 1, price: '1' }, { quantity: '2', price: '0', odd: 1 }, 5],
      },
      { 'accept-language': 'en' },
    );

    expect(response.statusCode).toBe(400);
    expect(response.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    const { code, fields } = response.json<{ code: string; fields: { path: string }[] }>();
    expect(code).toBe('request.invalid');
    expect(fields).toEqual(
      expect.arrayContaining([
        { path: 'code', code: 'slug', message: expect.any(String) },
        { path: 'buyer', code: 'user-id', message: expect.any(String) },
        { path: 'extra', code: 'unknown-field', message: 'is not a known field' },
        { path: 'items[1].quantity', code: 'is-int', message: 'must be an integer number' },
        { path: 'items[1].price', code: 'money-fen-range', message: expect.any(String) },
        { path: 'items[1].odd', code: 'unknown-field', message: 'is not a known field' },
        { path: 'items[2]', code: 'nested-validation', message: expect.any(String) },
      ]),
    );
  });

  it('speaks Chinese unless English is preferred', async () => {
    const bad = { code: 'a', items: [{ quantity: 10_000, price: '1' }] };

    const chinese = await post(bad);
    const english = await post(bad, { 'accept-language': 'fr, zh;q=0.5, en-GB;q=0.9' });

    expect(chinese.json().fields[0].message).toBe('不能大于 9999');
    expect(chinese.headers['content-language']).toBe('zh-CN');
    expect(english.json().fields[0].message).toBe('must not be greater than 9999');
    expect(english.headers['content-language']).toBe('en');
  });

  it('answers 404 for unknown routes and for ids that cannot be', async () => {
    for (const url of ['/nothing/here', '/v1/orders/17', `/v1/orders/${'x'.repeat(50)}`]) {
      const response = await app.inject({ url });
      expect(response.statusCode).toBe(404);
      expect(response.json().code).toBe('request.not-found');
    }
  });

  it('answers a malformed address as a problem', async () => {
    const response = await app.inject({ url: '/v1/%zz' });

    expect(response.statusCode).toBe(400);
    expect(response.headers['content-type']).toContain('application/problem+json');
  });

  it('converts a limit of digits and nothing else', async () => {
    const good = await app.inject({ url: '/v1/orders?limit=7' });
    const bad = await app.inject({ url: '/v1/orders?limit=7e1&offset=1' });

    expect(good.json()).toEqual({ limit: 7 });
    expect((await app.inject({ url: '/v1/orders' })).json()).toEqual({ limit: 50 });
    expect(
      bad
        .json()
        .fields.map(({ path }: { path: string }) => path)
        .sort(),
    ).toEqual(expect.arrayContaining(['limit', 'offset']));
  });

  it('answers a refusal by its table, details included', async () => {
    const headers = { 'accept-language': 'en' };
    const response = await app.inject({ method: 'POST', url: '/v1/orders/claim', headers });

    expect(response.statusCode).toBe(409);
    expect(response.json()).toMatchObject({
      type: 'urn:boon:problem:quota.exhausted',
      title: 'Conflict',
      detail: 'All 5 are gone',
      code: 'quota.exhausted',
      details: { total: 5 },
    });
  });

  it('tells nothing of a fault of ours but its code', async () => {
    const response = await app.inject({ url: '/v1/orders/faults/ours' });

    expect(response.statusCode).toBe(500);
    expect(response.json().code).toBe('service.fault');
    expect(response.body).not.toContain('secret reason');
  });

  it('answers 503 with Retry-After when a dependency is away', async () => {
    const response = await app.inject({ url: '/v1/orders/faults/theirs' });

    expect(response.statusCode).toBe(503);
    expect(response.headers['retry-after']).toBe('1');
    expect(response.json().code).toBe('service.unavailable');
  });

  it('leaves an answer alone that went out before the fault', async () => {
    const response = await app.inject({ url: '/v1/orders/answered/already' });

    expect(response.statusCode).toBe(200);
    expect(response.body).toBe('first');
  });

  it('keeps a sane request id and the trace through the handler', async () => {
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    const headers = { 'x-request-id': 'shop-12345678', traceparent };
    const url = '/v1/orders/context';

    const response = await app.inject({ method: 'POST', url, headers, payload: { a: 1 } });

    expect(response.headers['x-request-id']).toBe('shop-12345678');
    expect(response.json()).toEqual({
      requestId: 'shop-12345678',
      traceparent,
      sent: traceparent,
    });
  });

  it('makes an id of its own in place of one that could harm a log', async () => {
    const headers = { 'x-request-id': 'two\nlines and more' };
    const response = await app.inject({ url: '/v1/orders', headers });

    expect(response.headers['x-request-id']).toMatch(/^[\w-]{12}-\w+$/);
  });

  it('sends the security headers of an API', async () => {
    const { headers } = await app.inject({ url: '/v1/orders' });

    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['x-powered-by']).toBeUndefined();
  });
});
