import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiOkResponse, type OpenAPIObject } from '@nestjs/swagger';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

import { createHttpApp } from '../app/create-http-app.js';
import { AuthModule } from '../auth/auth.module.js';
import { Allow } from '../auth/policy.js';
import { PageOf, type Page } from '../paging/page.js';
import { ApiRefusals } from '../problems/api-refusals.js';
import { IsMoneyFen } from '../validation/dto-decorators.js';
import { setupDocs } from './docs.js';

class PriceBody {
  @IsMoneyFen({ min: 1, nullable: true })
  price: string | null;
}

const REFUSALS = {
  'price.frozen': { status: 409, zh: '价格已锁定', en: 'Frozen' },
  'price.unknown': { status: 409, zh: '未知', en: 'Unknown' },
} as const;

@Allow('operator', { role: 'service', scope: 'orders' })
@Controller('v1/prices')
class PricesController {
  @Post()
  @ApiRefusals(REFUSALS, 'price.frozen', 'price.unknown')
  set(@Body() body: PriceBody): PriceBody {
    return body;
  }

  @Get()
  @ApiOkResponse({ type: PageOf(PriceBody) })
  list(): Page<PriceBody> {
    return { items: [], nextCursor: null };
  }
}

describe('The documentation of an app', () => {
  let app: NestFastifyApplication;
  let document: OpenAPIObject;

  beforeAll(async () => {
    const auth = { jwksUrl: 'http://127.0.0.1:1/', issuer: 'nobody', production: false };
    const root = { module: class Root {}, imports: [AuthModule.forRoot(auth)] };
    const controllers = [PricesController];
    app = await createHttpApp({ ...root, controllers }, { logger: { log, warn: log, error: log } });
    setupDocs(app, { title: 'Prices', description: 'All of them', version: '1.0.0' });
    await app.init();
    document = (await app.inject({ url: '/docs-json' })).json<OpenAPIObject>();
  });
  afterAll(() => app.close());

  it('shows routes, who may call them, their refusals and problems', () => {
    const post = document.paths['/v1/prices']?.post;

    expect(post?.security).toEqual([{ bearer: [] }]);
    expect(post?.responses['409']).toMatchObject({ description: 'price.frozen, price.unknown' });
    expect(post?.responses['403']).toMatchObject({
      description: 'Open to: operator; service with scope orders',
    });
    expect(post?.responses['default']).toMatchObject({
      content: { 'application/problem+json': {} },
    });
    expect(Object.keys(document.components?.schemas ?? {})).toEqual(
      expect.arrayContaining(['PriceBody', 'PriceBodyPage', 'ProblemDocument']),
    );
  });

  it('leaves out what is for machines only', () => {
    expect(Object.keys(document.paths)).toEqual(['/v1/prices']);
  });

  it('serves pages that may load their own files', async () => {
    const page = await app.inject({ url: '/docs' });
    const script = await app.inject({ url: '/docs/swagger-ui-init.js' });

    expect(page.statusCode).toBe(200);
    expect(page.headers['content-security-policy']).toContain("script-src 'self'");
    expect(page.body).not.toMatch(/<script>/);
    expect(script.statusCode).toBe(200);
  });
});

function log(): void {}
