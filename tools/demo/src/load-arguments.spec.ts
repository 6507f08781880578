import { describe, expect, it } from '@jest/globals';
import { loadArguments, WrongUsage } from './load-arguments.js';

describe('the command line of demo:load', () => {
  it('needs a folder only', () => {
    expect(loadArguments(['shop'], {})).toEqual({
      path: 'shop',
      api: 'http://127.0.0.1:3000',
      issuer: 'http://127.0.0.1:3900',
      shop: 'http://127.0.0.1:3000',
      coupons: null,
      dryRun: false,
      fresh: false,
      stateDir: '.boon/imports',
    });
  });

  it('lets an option win over the environment', () => {
    const env = { API_URL: 'http://a:1', ISSUER_URL: 'http://i:2/' };
    const read = loadArguments(['shop', '--api', 'http://b:3/', '--coupons', '20'], env);
    expect(read).toMatchObject({ api: 'http://b:3', issuer: 'http://i:2', coupons: 20 });
    expect(read.shop).toBe('http://b:3');
    expect(loadArguments(['shop'], { SHOP_URL: 'http://s:4/' }).shop).toBe('http://s:4');
  });

  it.each([
    [[]],
    [['a', 'b']],
    [['a', '--coupons', '0']],
    [['a', '--api', 'b']],
    [['a', '--what']],
  ])('says how it is used when it is wrong: %j', (args) => {
    expect(() => loadArguments(args, {})).toThrow(WrongUsage);
    expect(() => loadArguments(args, {})).toThrow(/npm run demo:load -- FOLDER/);
  });
});
