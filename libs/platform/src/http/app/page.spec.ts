import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Controller, Get } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

import { Public } from '../auth/policy.js';
import { anApp } from '../testing/app-for-specs.js';

@Public()
@Controller('shop')
class ShopController {
  @Get('config')
  config(): { readonly shopName: string } {
    return { shopName: 'Haowu' };
  }
}

const HTML = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };
const SCRIPT = 'console.log(1);';

function optionsOf(folder: string) {
  return { page: { folder, except: ['/shop/'], unbuilt: '<h1>not built</h1>' } };
}

describe('A page beside the routes of an app', () => {
  const folder = mkdtempSync(join(tmpdir(), 'boon-page-'));
  let app: NestFastifyApplication;

  beforeAll(async () => {
    mkdirSync(join(folder, 'assets'));
    writeFileSync(join(folder, 'index.html'), '<!doctype html><title>shop</title>');
    writeFileSync(join(folder, 'icon.svg'), '<svg/>');
    writeFileSync(join(folder, 'assets', 'app-a1b2.js'), SCRIPT);
    writeFileSync(join(folder, 'assets', 'app-a1b2.js.gz'), gzipSync(SCRIPT));
    app = await anApp({ controllers: [ShopController], options: optionsOf(folder) });
  });
  afterAll(async () => {
    await app.close();
    rmSync(folder, { recursive: true });
  });

  it('answers every address that a browser asks for, because the page has routes of its own', async () => {
    for (const url of ['/', '/p/masks-01-a?ad=1', '/cart']) {
      const answer = await app.inject({ url, headers: HTML });
      expect([answer.statusCode, answer.body]).toEqual([200, '<!doctype html><title>shop</title>']);
      expect(answer.headers['content-type']).toContain('text/html');
      expect(answer.headers['cache-control']).toBe('no-cache');
    }
  });

  it('lets nothing inline run, nor anything from elsewhere', async () => {
    for (const url of ['/', '/assets/app-a1b2.js', '/icon.svg']) {
      const { headers } = await app.inject({ url, headers: HTML });
      const policy = String(headers['content-security-policy']);
      expect(policy).toContain("script-src 'self';");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toContain('unsafe');
      expect(headers['x-content-type-options']).toBe('nosniff');
    }
  });

  it('serves assets for a year, packed to those who take it', async () => {
    const plain = await app.inject({ url: '/assets/app-a1b2.js' });
    expect(plain.body).toBe(SCRIPT);
    expect(plain.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    const packed = await app.inject({
      url: '/assets/app-a1b2.js',
      headers: { 'accept-encoding': 'gzip' },
    });
    expect(packed.headers['content-encoding']).toBe('gzip');
    expect(packed.headers['content-type']).toContain('javascript');
    expect(packed.headers['vary']).toContain('accept-encoding');
  });

  it('leaves the routes of the app alone, and unknown ones a problem', async () => {
    expect((await app.inject({ url: '/shop/config', headers: HTML })).json()).toEqual({
      shopName: 'Haowu',
    });
    for (const [url, headers] of [
      ['/shop/nothing', HTML],
      ['/assets/gone.js', {}],
      ['/data.json', { accept: 'application/json' }],
    ] as const) {
      const answer = await app.inject({ url, headers });
      expect([url, answer.statusCode]).toEqual([url, 404]);
      expect(answer.json()).toMatchObject({ code: 'request.not-found' });
    }
    expect((await app.inject({ method: 'POST', url: '/cart', payload: {} })).statusCode).toBe(404);
  });

  it('gives away nothing beside its files', async () => {
    for (const url of ['/assets/../index.html.bak', '/assets/%2e%2e/%2e%2e/etc/passwd', '/.env']) {
      const { statusCode, body } = await app.inject({ url, headers: { accept: '*/*' } });
      expect([url, statusCode >= 400]).toEqual([url, true]);
      expect(body).not.toContain('root:');
    }
  });
});

describe('A page that is not built', () => {
  it('says so until it is', async () => {
    const folder = join(mkdtempSync(join(tmpdir(), 'boon-page-')), 'web');
    const app = await anApp({ controllers: [ShopController], options: optionsOf(folder) });
    const before = await app.inject({ url: '/', headers: HTML });
    expect([before.statusCode, before.body]).toEqual([200, '<h1>not built</h1>']);

    mkdirSync(folder);
    writeFileSync(join(folder, 'index.html'), '<title>built</title>');
    expect((await app.inject({ url: '/', headers: HTML })).body).toBe('<title>built</title>');
    await app.close();
    rmSync(join(folder, '..'), { recursive: true });
  });
});
