import { once } from 'node:events';
import type { Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Body, Controller, Injectable, Post } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { IsInt, IsOptional, IsString } from 'class-validator';
import { refused } from '@boon/shared-kernel';

import { HealthRegistry } from '../../health/health-registry.js';
import { eventually } from '../../testing/eventually.js';
import { postTo } from '../../testing/post-to.js';
import { Allow } from '../auth/policy.js';
import { answer } from '../problems/answer.js';
import { Problem } from '../problems/problem.js';
import { anApp } from '../testing/app-for-specs.js';
import { TokenIssuer } from '../testing/token-issuer.js';
import { HotRoutes, type HotAnswer, type HotCall } from './hot-routes.js';
import { Limits } from './route-limits.js';

const REFUSALS = { 'quota.exhausted': { status: 409, zh: '已领完', en: 'All are gone' } } as const;
const NO = refused('quota.exhausted', { account: 'stock' });

class WishBody {
  @IsInt()
  n: number;

  @IsOptional()
  @IsString()
  padding?: string;
}

@Controller('v1/wishes')
class Wishes {
  @Post()
  @Allow('user')
  @Limits({ hot: true, bodyBytes: 200_000 })
  wish(@Body() { n }: WishBody): object {
    if (n === 409) answer(NO, REFUSALS);
    if (n >= 500) throw new Error('a fault of ours');
    return { n, way: 'ordinary' };
  }
}

@Injectable()
class HotWishes {
  constructor(routes: HotRoutes) {
    routes.serve(Wishes, 'wish', (call) => this.wish(call));
  }

  private wish({ body }: HotCall): Promise<HotAnswer> | null {
    const { n } = body as { readonly n: unknown };
    if (n === 500) throw new Error('a fault of ours');
    if (n === 501) return Promise.reject(new Error('a fault of ours'));
    if (n === 409) return Promise.resolve({ problem: Problem.parts(NO, REFUSALS) });
    if (typeof n !== 'number' || n < 0) return null;
    const json = JSON.stringify({ n, way: '短' });
    if (n !== 8) return Promise.resolve({ status: 201, json });
    return Promise.resolve({ status: 201, utf8: Buffer.from(json).toString('latin1') });
  }
}

let app: NestFastifyApplication;
let issuer: TokenIssuer;
let authorization: string;
beforeAll(async () => {
  issuer = await TokenIssuer.start();
  app = await anApp({ controllers: [Wishes], providers: [HotWishes] }, issuer);
  authorization = await issuer.bearer('ann', 'user');
});
afterAll(async () => {
  await app.close();
  await issuer.stop();
});

const wish = (body: unknown, headers: object = {}) =>
  postTo(app, '/v1/wishes', { body, headers: { authorization, ...headers } });

/** Which way the request went. */
async function wayOf(body: unknown, headers: object = {}): Promise<unknown> {
  const { status, body: text } = await wish(body, headers);
  return (JSON.parse(text) as { way?: string }).way ?? status;
}

function requestOf(n: number): string {
  const text = JSON.stringify({ n });
  const head = [
    ...['POST /v1/wishes HTTP/1.1', 'host: boon', `authorization: ${authorization}`],
    ...['content-type: application/json', `content-length: ${text.length}`, '', ''],
  ];
  return head.join('\r\n') + text;
}

describe('the front of hot routes', () => {
  it('takes a plain request, also the first one with a token', async () => {
    const other = await issuer.bearer('bob', 'user');
    expect(await wayOf({ n: 1 }, { authorization: other })).toBe('短');
    expect(await wayOf({ n: 1 }, { authorization: other })).toBe('短');
  });

  it('takes a request that came to the bare server once its token is known', async () => {
    const [other, via] = [await issuer.bearer('cleo', 'user'), { via: '1.1 a_proxy', x_y: 'z' }];
    expect(await wayOf({ n: 1 }, { authorization: other, ...via })).toBe('ordinary');
    expect(await wayOf({ n: 1 }, { authorization: other, ...via })).toBe('短');
  });

  it('leaves all else to the framework, body and all', async () => {
    const padding = '长'.repeat(50_000);
    const traceparent = `00-${'1'.repeat(32)}-${'a'.repeat(16)}-00`;
    expect(await wayOf({ n: 2 }, { traceparent })).toBe('ordinary');
    expect(await wayOf({ n: 2 }, { 'content-type': 'application/json;charset=UTF-8' })).toBe(
      'ordinary',
    );
    expect(await wayOf({ n: -2 })).toBe('ordinary');
    expect(await wayOf({ n: -2, padding })).toBe('ordinary');
    expect(await wayOf({ n: 2, padding })).toBe('短');
    expect(await wayOf('{"n":')).toBe(400);
    expect(await wayOf('{"n":1,"__proto__":{}}')).toBe(400);
    expect(await wayOf({ n: 'x' })).toBe(400);
    expect(await wayOf({ n: 2, padding: 'x'.repeat(200_000) })).toBe(413);
    expect(await wayOf({ n: 2 }, { authorization: 'Bearer x' })).toBe(401);
    expect(await wayOf({ n: 2 }, { 'content-type': 'text/plain' })).toBe(415);
  });

  it('sends text that is UTF-8 already as it is', async () => {
    await wish({ n: 1 });
    const [text, encoded] = [await wish({ n: 7 }), await wish({ n: 8 })];
    expect(encoded.body).toBe(text.body.replace('7', '8'));
    expect(encoded.headers['content-length']).toBe(text.headers['content-length']);
  });

  it('refuses, fails and heads its answers as the framework does', async () => {
    const traceparent = `00-${'1'.repeat(32)}-${'a'.repeat(16)}-00`;
    for (const n of [3, 409, 500, 501]) {
      const known = { 'x-request-id': 'request-of-a-spec', 'accept-language': 'en' };
      const short = await wish({ n }, known);
      const ordinary = await wish({ n }, { ...known, traceparent });
      if (n !== 3) expect(short.body).toBe(ordinary.body);
      expect(short.status).toBe(ordinary.status);
      const ofEach = [short, ordinary].map(({ headers }) => Object.keys(headers).sort());
      expect(ofEach[0]).toEqual(ofEach[1]);
      expect(short.headers['x-request-id']).toBe('request-of-a-spec');
    }
  });

  it('answers requests that come in one piece or in many in their order', async () => {
    const bytes = [7, 8, -9, 1].map(requestOf).join('');
    const { port } = (app.getHttpServer() as Server).address() as AddressInfo;
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    await once(socket, 'connect');
    let told = '';
    socket.on('data', (chunk) => (told += chunk.toString()));
    for (const piece of [bytes.slice(0, 40), bytes.slice(40, -5), bytes.slice(-5)]) {
      socket.write(piece);
      await new Promise((resolve) => setImmediate(resolve));
    }
    const numbers = (): string[] =>
      [...told.matchAll(/"n":(-?\d)/g)].map((found) => found[1] ?? '');
    await eventually(() => expect(numbers()).toHaveLength(4));
    expect(numbers()).toEqual(['7', '8', '-9', '1']);
    socket.destroy();
  });

  it('asks callers to leave while the process drains', async () => {
    await wish({ n: 1 });
    app.get(HealthRegistry, { strict: false }).drain();
    const { headers, body } = await wish({ n: 1 });
    expect(body).toContain('短');
    expect(headers.connection).toBe('close');
  });
});
