import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { request } from 'node:http';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { temporaryFolders } from '../testing/folders.js';
import { type RunningIssuer, startIssuer } from './start-issuer.js';

describe('the demo token issuer', () => {
  const folders = temporaryFolders();
  let dir: string;
  let issuer: RunningIssuer;

  const verify = async (token: string) => {
    const keys = createRemoteJWKSet(new URL(issuer.jwksUrl));
    const { payload } = await jwtVerify(token, keys, {
      issuer: 'boon-demo-issuer',
      audience: 'boon',
      algorithms: ['RS256'],
    });
    return payload;
  };
  const post = (body: unknown) =>
    fetch(`${issuer.url}/tokens`, {
      method: 'POST',
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  const fieldsAtFault = async (response: Response) => {
    const { errors } = (await response.json()) as { errors: { field: string }[] };
    return errors.map(({ field }) => field).sort();
  };

  beforeAll(async () => {
    dir = folders.make();
    issuer = await startIssuer({ dir });
  });
  afterAll(async () => {
    await issuer.stop();
    folders.removeAll();
  });

  it('gives a user a token that its published key verifies, for twelve hours', async () => {
    const response = await fetch(`${issuer.url}/tokens?role=user&sub=ann&prior_sub=v-phone`);
    const claims = await verify((await response.text()).trim());

    expect(claims).toMatchObject({ sub: 'ann', role: 'user', prior_sub: 'v-phone' });
    expect((claims.exp ?? 0) - (claims.iat ?? 0)).toBe(12 * 60 * 60);
  });

  it('gives services scopes, merchants their merchant and users their person keys', async () => {
    const service = await fetch(`${issuer.url}/tokens?role=service&sub=shop&scopes=orders,grants`);
    expect(await verify((await service.text()).trim())).toMatchObject({
      scopes: ['orders', 'grants'],
    });

    const merchant = await post({ role: 'merchant', sub: 'mia', merchant: 'brand-1' });
    expect(merchant.status).toBe(201);
    const { token } = (await merchant.json()) as { token: string };
    expect(await verify(token)).toMatchObject({ role: 'merchant', merchant: 'brand-1' });

    const pk = ['0123456789abcdef0123456789abcdef'];
    expect(await verify(await issuer.tokenFor({ role: 'user', sub: 'bob', pk }))).toMatchObject({
      pk,
    });
  });

  it('names every field at fault', async () => {
    const wrong = { role: 'king', sub: 'a b', ttlSeconds: 43_201, colour: 'red' };
    const response = await post(wrong);
    expect(response.status).toBe(400);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(await fieldsAtFault(response)).toEqual(['colour', 'role', 'sub', 'ttlSeconds']);

    const unlikeTheRole = {
      role: 'visitor',
      sub: 'ann',
      scopes: ['orders'],
      merchant: 'm',
      prior_sub: 'v-x',
    };
    expect(await fieldsAtFault(await post(unlikeTheRole))).toEqual([
      'merchant',
      'prior_sub',
      'scopes',
      'sub',
    ]);
    expect(await fieldsAtFault(await post({ role: 'service', sub: 'shop' }))).toEqual(['scopes']);
    await expect(issuer.tokenFor({ role: 'merchant', sub: 'mia' })).rejects.toThrow(/merchant/);
  });

  it('answers what is no JSON, too long or unknown with the status for it', async () => {
    expect((await post('{')).status).toBe(400);
    expect((await post('x'.repeat(20_000))).status).toBe(413);
    expect((await fetch(`${issuer.url}/elsewhere`)).status).toBe(404);
  });

  it('gives nothing to a page that calls it by another name', async () => {
    const status = await new Promise((resolve, reject) => {
      const asked = request(`${issuer.url}/tokens?role=operator&sub=eve`, {
        headers: { host: 'evil.example' },
      });
      asked.on('response', (response) => resolve(response.resume().statusCode)).on('error', reject);
      asked.end();
    });
    expect(status).toBe(403);
  });

  it('keeps its key with the folder: another start verifies, another folder does not', async () => {
    const token = await issuer.tokenFor({ role: 'user', sub: 'ann' });
    await issuer.stop();
    issuer = await startIssuer({ dir });
    await expect(verify(token)).resolves.toMatchObject({ sub: 'ann' });

    const stranger = await startIssuer({ dir: folders.make() });
    const foreign = await stranger.tokenFor({ role: 'user', sub: 'ann' });
    await stranger.stop();
    await expect(verify(foreign)).rejects.toThrow();
  });

  describe('where it must not run', () => {
    const environment = process.env['NODE_ENV'];
    afterEach(() => {
      process.env['NODE_ENV'] = environment;
    });

    it('refuses production', async () => {
      process.env['NODE_ENV'] = 'production';
      await expect(startIssuer({ dir })).rejects.toThrow(/does not run in production/);
    });

    it('refuses an address that others can reach', async () => {
      await expect(startIssuer({ dir, host: '0.0.0.0' })).rejects.toThrow(
        'The demo token issuer listens on the loopback only, not on 0.0.0.0.',
      );
    });
  });
});
