import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';

import { ConfigError } from './config-error.js';
import { env } from './env.js';
import { loadConfig } from './load-config.js';

const KEY = Buffer.alloc(32, 7).toString('base64');

const SCHEMA = z.object({
  PORT: env.port().default(3000),
  DATABASE_URL: env.url('postgres', 'postgresql'),
  KAFKA_BROKERS: env.commaList('brokers').optional(),
  CLAIM_TOKEN_KEYS: env.secretKeys(),
  POOL_MAX: env.wholeNumber(1, 100).default(10),
  MIGRATE: env.flag().default(false),
  RATE: env.share().default(0.001),
});

const GOOD = { DATABASE_URL: 'postgres://u:p@127.0.0.1/boon', CLAIM_TOKEN_KEYS: `k1:${KEY}` };

describe('The configuration', () => {
  it('is typed, with defaults, and leaves other variables alone', () => {
    const config = loadConfig(SCHEMA, {
      ...GOOD,
      KAFKA_BROKERS: 'a:9092, b:9092',
      MIGRATE: 'true',
      POOL_MAX: '',
      HOME: '/root',
    });

    expect(config).toEqual({
      PORT: 3000,
      DATABASE_URL: 'postgres://u:p@127.0.0.1/boon',
      KAFKA_BROKERS: ['a:9092', 'b:9092'],
      CLAIM_TOKEN_KEYS: [{ kid: 'k1', secret: KEY }],
      POOL_MAX: 10,
      MIGRATE: true,
      RATE: 0.001,
    });
  });

  it('names every variable at fault in a table that shows no value', () => {
    const config = (): unknown =>
      loadConfig(SCHEMA, {
        PORT: '70000',
        DATABASE_URL: 'mysql://root:hunter2@db/boon',
        POOL_MAX: 'ten',
        MIGRATE: 'yes',
        RATE: '1.5',
      });

    expect(config).toThrow(ConfigError);
    expect(config).toThrow(
      [
        'The configuration is not complete:',
        '',
        '  variable          what is wrong          what is expected',
        '  PORT              is out of bounds       a port, 0 to 65535',
        '  DATABASE_URL      is no such URL         a URL: postgres://... or postgresql://...',
        '  CLAIM_TOKEN_KEYS  is missing             kid:base64,... with keys of 32 bytes or more, distinct kids',
        '  POOL_MAX          is not a whole number  a whole number, 1 to 100',
        '  MIGRATE           is neither             true or false',
        '  RATE              is no share            a share, 0 to 1: 0.01',
      ].join('\n'),
    );
    expect(config).not.toThrow(/hunter2/);
  });

  it.each([
    ['a short key', `k1:${Buffer.alloc(31).toString('base64')}`],
    ['a repeated name', `k1:${KEY},k1:${KEY}`],
    ['a key without a name', KEY],
    ['no base64', 'k1:!!!!'],
    ['an empty place', `k1:${KEY},`],
  ])('refuses %s among the token keys', (_what, keys) => {
    expect(() => loadConfig(SCHEMA, { ...GOOD, CLAIM_TOKEN_KEYS: keys })).toThrow(
      /CLAIM_TOKEN_KEYS/,
    );
  });
});
