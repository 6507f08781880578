import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Controller, Get, Post } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { JWTPayload } from 'jose';

import { anApp } from '../testing/app-for-specs.js';
import { TokenIssuer, type TokenTwist } from '../testing/token-issuer.js';
import { Authenticator } from './authenticator.js';
import { Caller } from './caller.js';
import type { Identity } from './identity.js';
import { Allow, Public } from './policy.js';

@Allow('operator')
@Controller('v1/assets')
class AssetsController {
  @Get()
  list(@Caller() caller: Identity): Identity {
    return caller;
  }

  @Post('prices')
  @Allow('merchant', { role: 'service', scope: 'orders' })
  price(@Caller() caller: Identity): Identity {
    return caller;
  }

  @Get('open')
  @Public()
  open(): { readonly open: true } {
    return { open: true };
  }
}

@Controller('v1/forgotten')
class ForgottenController {
  @Get('door')
  door(): void {}

  @Get('gate')
  @Public()
  gate(): void {}

  helper(): void {}
}

describe('Who may come in', () => {
  let issuer: TokenIssuer;
  let app: NestFastifyApplication;

  beforeAll(async () => {
    issuer = await TokenIssuer.start();
    app = await anApp({ controllers: [AssetsController] }, issuer);
  });
  afterAll(async () => {
    await app.close();
    await issuer.stop();
  });

  function list(authorization?: string) {
    const headers = authorization === undefined ? {} : { authorization };
    return app.inject({ url: '/v1/assets', headers });
  }

  it('tells a handler who calls', async () => {
    const claims = { scopes: ['approve'], pk: ['hmac-1'], prior_sub: 'v-1' };
    const response = await list(await issuer.bearer('ann', 'operator', claims));

    expect(response.json()).toEqual({
      sub: 'ann',
      role: 'operator',
      scopes: ['approve'],
      personKeys: ['hmac-1'],
      priorSub: 'v-1',
    });
  });

  it('opens a public route without a token', async () => {
    expect((await app.inject({ url: '/v1/assets/open' })).statusCode).toBe(200);
  });

  it.each([
    ['user', [], 403],
    ['service', [], 403],
    ['service', ['feeds'], 403],
    ['service', ['feeds', 'orders'], 201],
    ['operator', ['orders'], 403],
  ])('answers role %s with scopes %j by %d', async (role, scopes, status) => {
    const authorization = await issuer.bearer('someone', role, { scopes });
    const response = await app.inject({
      method: 'POST',
      url: '/v1/assets/prices',
      headers: { authorization },
    });

    expect(response.statusCode).toBe(status);
    if (status === 403) expect(response.json().code).toBe('auth.forbidden');
  });

  it('asks for a token', async () => {
    const response = await list();

    expect(response.statusCode).toBe(401);
    expect(response.headers['www-authenticate']).toBe('Bearer');
    expect(response.json().code).toBe('auth.token-missing');
  });

  it.each<[string, JWTPayload, TokenTwist, string]>([
    ['an expired token', {}, { expires: 1_000_000 }, 'auth.token-expired'],
    ['another issuer', {}, { issuer: 'https://evil.example' }, 'auth.token-invalid'],
    ['another audience', {}, { audience: 'shop' }, 'auth.token-invalid'],
    ['an unknown key', {}, { kid: 'other' }, 'auth.token-invalid'],
    ['an unknown role', { role: 'root' }, {}, 'auth.token-invalid'],
    ['a merchant of no merchant', { role: 'merchant' }, {}, 'auth.token-invalid'],
    ['a name of 65 characters', { sub: 'x'.repeat(65) }, {}, 'auth.token-invalid'],
    ['five person keys', { pk: ['1', '2', '3', '4', '5'] }, {}, 'auth.token-invalid'],
  ])('does not believe %s', async (_what, claims, twist, code) => {
    const token = await issuer.token({ sub: 'ann', role: 'operator', ...claims }, twist);
    const response = await list(`Bearer ${token}`);

    expect(response.statusCode).toBe(401);
    expect(response.json().code).toBe(code);
  });

  it('does not believe a token that was changed, unsigned, or no token at all', async () => {
    const [header, , signature] = (await issuer.token({ sub: 'ann', role: 'user' })).split('.');
    const claims = { iss: issuer.issuer, aud: 'boon', sub: 'ann', role: 'operator', exp: 9e9 };
    const forged = Buffer.from(JSON.stringify(claims)).toString('base64url');
    const none = Buffer.from('{"alg":"none"}').toString('base64url');

    for (const token of [`${header}.${forged}.${signature}`, `${none}.${forged}.`, 'nonsense']) {
      const response = await list(`Bearer ${token}`);
      expect(response.json().code).toBe('auth.token-invalid');
    }
  });

  it('fetches the keys once for many tokens', async () => {
    await Promise.all(
      Array.from({ length: 20 }, async (_, at) => list(await issuer.bearer(`u${at}`, 'operator'))),
    );

    expect(issuer.fetches).toBe(1);
  });

  it('keeps a verified token, but never past its expiry', async () => {
    const authenticator = app.get(Authenticator, { strict: false });
    const soon = Math.floor(Date.now() / 1_000) + 2;
    const brief = `Bearer ${await issuer.token({ sub: 'ann', role: 'user' }, { expires: soon })}`;

    expect(await authenticator.authenticate(brief)).toBe(authenticator.cached(brief));
    while (Date.now() < soon * 1_000) await new Promise((resolve) => setTimeout(resolve, 20));

    expect(authenticator.cached(brief)).toBeUndefined();
    await expect(authenticator.authenticate(brief)).rejects.toMatchObject({
      code: 'auth.token-expired',
    });
  });
});

describe('An app whose issuer cannot be reached', () => {
  it('answers 503 and says when to come again', async () => {
    const issuer = await TokenIssuer.start();
    const app = await anApp({ controllers: [AssetsController] }, issuer);
    const authorization = await issuer.bearer('ann', 'operator');
    await issuer.stop();

    const response = await app.inject({ url: '/v1/assets', headers: { authorization } });

    expect(response.statusCode).toBe(503);
    expect(response.headers['retry-after']).toBe('2');
    expect(response.json().code).toBe('auth.unavailable');
    await app.close();
  });
});

describe('An app that is not closed by default', () => {
  it('does not start with a route that declares no policy, and names it', async () => {
    const started = anApp({ controllers: [AssetsController, ForgottenController] });

    await expect(started).rejects.toThrow(
      /GET \/v1\/forgotten\/door \(ForgottenController\.door\)/,
    );
    await expect(started).rejects.not.toThrow(/gate|helper|assets/);
  });

  it('does not believe the demo issuer in production', () => {
    const options = { jwksUrl: 'http://127.0.0.1:1/', issuer: 'boon-demo-issuer' };

    expect(() => new Authenticator({ ...options, production: true })).toThrow(/demo issuer/);
    expect(() => new Authenticator({ ...options, production: false })).not.toThrow();
  });
});
