import { afterAll, afterEach, describe, expect, it } from '@jest/globals';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { RunningIssuer } from '../issuer/start-issuer.js';
import { temporaryFolders } from '../testing/folders.js';
import { sharedEnvironment, surroundings } from './app-environment.js';

describe('the environment of an app', () => {
  const folders = temporaryFolders();
  afterAll(() => folders.removeAll());
  afterEach(() => {
    delete process.env['REDIS_URL'];
  });
  const issuer = {
    url: 'http://127.0.0.1:1',
    jwksUrl: 'http://127.0.0.1:1/jwks',
    issuer: 'boon-demo-issuer',
  } as RunningIssuer;

  it('takes no server from the shell that the run did not choose', () => {
    process.env['REDIS_URL'] = 'redis://elsewhere:6379';
    expect(surroundings()).toMatchObject({ PATH: process.env['PATH'] });
    expect(surroundings()).not.toHaveProperty('REDIS_URL');
  });

  it('keeps its claim token keys with the data, for its owner only', () => {
    const dir = folders.make();
    const first = sharedEnvironment(dir, {}, 'postgres://db', issuer);
    const second = sharedEnvironment(dir, {}, 'postgres://db', issuer);

    expect(first).toMatchObject({ HOST: '127.0.0.1', DATABASE_URL: 'postgres://db' });
    expect(first['CLAIM_TOKEN_KEYS']).toMatch(/^local:[A-Za-z0-9+/]{43}=$/);
    expect(second).toEqual(first);
    expect(first['AD_CLICK_KEYS']).toMatch(/^local:[A-Za-z0-9+/]{43}=$/);
    expect(first['AD_CLICK_KEYS']).not.toBe(first['CLAIM_TOKEN_KEYS']);
    for (const file of ['claim-token-keys', 'ad-click-keys']) {
      expect(statSync(join(dir, file)).mode & 0o777).toBe(0o600);
    }
    expect(sharedEnvironment(folders.make(), {}, 'postgres://db', issuer)).not.toEqual(first);
  });

  it('uses the address and keys that the shell names', () => {
    const env = {
      HOST: '0.0.0.0',
      CLAIM_TOKEN_KEYS: 'k1:abc',
      AD_CLICK_KEYS: 'k2:abc',
      INSTALMENT_PLANS: '',
    };
    expect(sharedEnvironment(folders.make(), env, 'postgres://db', issuer)).toMatchObject(env);
  });
});
