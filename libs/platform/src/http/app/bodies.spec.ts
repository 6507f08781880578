import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { IsOptional, IsString } from 'class-validator';

import { Public } from '../auth/policy.js';
import { anApp } from '../testing/app-for-specs.js';
import { BodyLines } from './body-lines.js';
import { Limits } from './route-limits.js';

class TextBody {
  @IsOptional()
  @IsString()
  text?: string;
}

@Public()
@Controller('v1/bodies')
class BodiesController {
  @Post()
  take(@Body() body: TextBody): TextBody {
    return body;
  }

  @Post('nothing')
  nothing(): { readonly taken: true } {
    return { taken: true };
  }

  @Post('lines')
  @HttpCode(200)
  @Limits({ bodyBytes: 1_000_000, accepts: 'ndjson' })
  lines(@Body() body: unknown): { readonly lines: number } {
    return { lines: String(body).split('\n').length };
  }

  @Post('table')
  @HttpCode(200)
  @Limits({ bodyBytes: 1_000_000, accepts: 'lines' })
  table(@Body() body: unknown): object {
    if (!(body instanceof BodyLines)) return { none: true };
    return { lines: [...body.numbered()], again: [...body.numbered()].length, hash: body.sha256 };
  }

  @Post('deep')
  @Limits({ depth: 20, items: 5 })
  deep(): { readonly taken: true } {
    return { taken: true };
  }
}

describe('Bodies', () => {
  let app: NestFastifyApplication;

  beforeAll(async () => {
    app = await anApp({ controllers: [BodiesController] });
  });
  afterAll(() => app.close());

  function post(payload: string, headers: Record<string, string> = {}, path = '') {
    return app.inject({
      method: 'POST',
      url: `/v1/bodies${path}`,
      headers: { 'content-type': 'application/json', ...headers },
      payload,
    });
  }

  it.each([
    ['malformed JSON', '{"code":', 400, 'request.malformed-json'],
    ['a body that is no object', '[]', 400, 'request.invalid'],
    ['a prototype key', '{"__proto__":{"admin":true}}', 400, 'request.prototype-key'],
    ['an escaped prototype key', '{"__proto\\u005f_":{}}', 400, 'request.prototype-key'],
    ['a constructor key', '{"constructor":{"prototype":{}}}', 400, 'request.prototype-key'],
    ['thirteen levels', '['.repeat(13) + ']'.repeat(13), 400, 'request.too-deep'],
    ['a thousand and one items', `[${'1,'.repeat(1_000)}1]`, 400, 'request.too-many-values'],
    ['more than 100 KB', `"${'x'.repeat(102_401)}"`, 413, 'request.body-too-large'],
  ])('refuses %s', async (_what, body, status, code) => {
    const response = await post(body);

    expect(response.statusCode).toBe(status);
    expect(response.json()).toMatchObject({ status, code, instance: '/v1/bodies' });
  });

  it('is not fooled by brackets and commas inside of texts', async () => {
    const response = await post(JSON.stringify({ text: '[{,"'.repeat(2_000) }));

    expect(response.statusCode).toBe(201);
  });

  it('refuses what is not JSON with 415', async () => {
    const response = await post('code=a', { 'content-type': 'application/x-www-form-urlencoded' });

    expect(response.statusCode).toBe(415);
    expect(response.json().code).toBe('request.content-type');
  });

  it('takes lines, and more of them, only where a route says so', async () => {
    const lines = Array.from({ length: 20_000 }, (_, at) => `{"line":${at}}`).join('\n');
    const ndjson = { 'content-type': 'application/x-ndjson' };
    const url = '/v1/bodies/lines';

    const taken = await app.inject({ method: 'POST', url, headers: ndjson, payload: lines });
    const asJson = await app.inject({ method: 'POST', url, payload: {} });

    expect(taken.json()).toEqual({ lines: 20_000 });
    expect(asJson.statusCode).toBe(415);
    expect((await post('{"line":1}', ndjson)).statusCode).toBe(415);
    const csv = { 'content-type': 'text/csv; charset=utf-8' };
    const table = await app.inject({ method: 'POST', url, headers: csv, payload: lines });
    expect(table.statusCode).toBe(415);
  });

  it('takes large files line by line where a route says so', async () => {
    const file = `\uFEFFname\r\n\r\n  颜\n${'x'.repeat(20_000)}\nlast`;
    const send = (type: string, payload: string) =>
      app.inject({
        ...{ method: 'POST', url: '/v1/bodies/table' },
        ...{ headers: { 'content-type': type }, payload },
      });
    for (const type of ['text/csv', 'application/x-ndjson']) {
      expect((await send(type, file)).json()).toEqual({
        lines: [
          [1, 'name'],
          [3, '颜'],
          [4, null],
          [5, 'last'],
        ],
        again: 4,
        hash: createHash('sha256').update(file).digest('hex'),
      });
    }
    const tooLarge = await send('text/csv', 'x'.repeat(1_000_001));
    expect(tooLarge.json()).toMatchObject({
      ...{ status: 413, code: 'request.body-too-large', details: { limitBytes: 1_000_000 } },
      detail: '请求体超过 1000000 字节。',
    });
    expect((await send('text/csv', '')).statusCode).toBe(200);
  });

  it('may go deeper, or be shorter, where a route says so', async () => {
    const nested = await post('['.repeat(20) + ']'.repeat(20), {}, '/deep');
    const long = await post('[1,2,3,4,5,6]', {}, '/deep');

    expect(nested.statusCode).toBe(201);
    expect(long.json()).toMatchObject({ code: 'request.too-many-values', details: { limit: 5 } });
  });

  it('may be missing where none is asked for', async () => {
    expect((await post('', {}, '/nothing')).statusCode).toBe(201);
    expect((await post('')).json().fields).toEqual([
      { path: '', code: 'body-object', message: '请求体须为一个 JSON 对象' },
    ]);
  });
});
