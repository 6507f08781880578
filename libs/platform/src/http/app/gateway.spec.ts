import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

import { Public } from '../auth/policy.js';
import { anApp } from '../testing/app-for-specs.js';

@Public()
@Controller('v1')
class OwnController {
  @Get('users/:id/wallet')
  wallet(@Param('id') id: string): { readonly walletOf: string } {
    return { walletOf: id };
  }

  @Get('secrets')
  secrets(): { readonly secret: true } {
    return { secret: true };
  }

  @Post('quotes')
  quote(@Body() body: object): object {
    return body;
  }
}

const OPEN = [
  { method: 'GET', path: '/v1/users/:id/wallet' },
  { method: 'POST', path: '/v1/quotes' },
] as const;

function gatewayTo(to: string | null) {
  return { prefix: '/api', routes: OPEN.map((route) => ({ ...route, to })) };
}

describe('A gateway to routes of the app itself', () => {
  let app: NestFastifyApplication;

  beforeAll(async () => {
    app = await anApp({ controllers: [OwnController], options: { gateway: gatewayTo(null) } });
  });
  afterAll(() => app.close());

  it('is another name for the routes that are listed', async () => {
    const answer = await app.inject({ url: '/api/v1/users/ann/wallet?state=held' });
    expect(answer.json()).toEqual({ walletOf: 'ann' });
    const posted = await app.inject({ method: 'POST', url: '/api/v1/quotes', payload: { a: 1 } });
    expect(posted.json()).toEqual({ a: 1 });
  });

  it('has nothing else behind it', async () => {
    for (const url of ['/api/v1/secrets', '/api/v1/users/../secrets', '/api/v1/users//wallet']) {
      const { statusCode } = await app.inject({ url });
      expect([url, statusCode]).toEqual([url, 404]);
    }
    const wrongMethod = await app.inject({ method: 'POST', url: '/api/v1/users/ann/wallet' });
    expect(wrongMethod.statusCode).toBe(404);
  });
});

describe('A gateway to routes of another app', () => {
  const seen: {
    readonly line: string;
    readonly headers: IncomingMessage['headers'];
    body: string;
  }[] = [];
  let behind: Server;
  let app: NestFastifyApplication;

  beforeAll(async () => {
    behind = createServer((request, response) => {
      const call = { line: `${request.method} ${request.url}`, headers: request.headers, body: '' };
      seen.push(call);
      request.on('data', (chunk) => (call.body += String(chunk)));
      request.on('end', () => {
        if (request.url === '/v1/users/cut/wallet') return void request.socket.destroy();
        response.writeHead(409, {
          'content-type': 'application/problem+json; charset=utf-8',
          'retry-after': '3',
          'keep-alive': 'timeout=1',
        });
        return response.end('{"code":"quote.changed"}');
      });
    });
    await new Promise<void>((resolve) => behind.listen(0, '127.0.0.1', resolve));
    const { port } = behind.address() as AddressInfo;
    const gateway = gatewayTo(`http://127.0.0.1:${port}`);
    app = await anApp({ controllers: [OwnController], options: { gateway } });
  });
  afterAll(async () => {
    await app.close();
    behind.closeAllConnections();
    behind.close();
  });

  it('passes body, query, token and language on as they came, and the answer back', async () => {
    const payload = '{"lines": [ {"lineId":"1"} ]}';
    const answer = await app.inject({
      method: 'POST',
      url: '/api/v1/quotes?a=%2F',
      headers: {
        'content-type': 'application/json',
        authorization: 'Bearer t',
        'accept-language': 'en',
        'idempotency-key': 'k1',
        'x-request-id': 'page-12345678',
      },
      payload,
    });
    expect(answer.statusCode).toBe(409);
    expect(answer.json()).toEqual({ code: 'quote.changed' });
    expect(answer.headers).toMatchObject({
      'content-type': 'application/problem+json; charset=utf-8',
      'retry-after': '3',
    });
    const call = seen.at(-1);
    expect(call).toMatchObject({
      line: 'POST /v1/quotes?a=%2F',
      body: payload,
      headers: {
        authorization: 'Bearer t',
        'accept-language': 'en',
        'idempotency-key': 'k1',
        'x-request-id': 'page-12345678',
      },
    });
  });

  it('keeps to itself what belongs to one connection or names its callers', async () => {
    const headers = {
      connection: 'keep-alive, x-hop',
      'x-hop': '1',
      cookie: 'a=b',
      'x-forwarded-for': '9.9.9.9',
      te: 'trailers',
    };
    await app.inject({ url: '/api/v1/users/ann/wallet', headers });
    const passed = seen.at(-1)?.headers ?? {};
    for (const name of ['x-hop', 'cookie', 'x-forwarded-for', 'te']) {
      expect(passed).not.toHaveProperty(name);
    }
  });

  it('has nothing behind it that is not listed, and repeats nothing', async () => {
    const calls = seen.length;
    const closed = await app.inject({ url: '/api/v1/secrets' });
    const climbing = await app.inject({ url: '/api/v1/users/%2e%2e/wallet' });
    expect([closed.statusCode, climbing.statusCode, seen.length]).toEqual([404, 404, calls]);

    const cut = await app.inject({ url: '/api/v1/users/cut/wallet', headers: ENGLISH });
    expect([cut.statusCode, cut.json().code]).toEqual([502, 'gateway.unreachable']);
    expect(seen).toHaveLength(calls + 1);
  });

  it('says that the other app is away', async () => {
    const gateway = gatewayTo('http://127.0.0.1:1');
    const alone = await anApp({ controllers: [OwnController], options: { gateway } });
    const away = await alone.inject({ url: '/api/v1/users/ann/wallet', headers: ENGLISH });
    await alone.close();
    expect(away.statusCode).toBe(502);
    expect(away.headers['content-type']).toContain('application/problem+json');
    expect(away.json()).toMatchObject({ code: 'gateway.unreachable' });
  });
});

const ENGLISH = { 'accept-language': 'en' };
