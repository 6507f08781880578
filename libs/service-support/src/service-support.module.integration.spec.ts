import { afterEach, describe, expect, it } from '@jest/globals';
import { Logger, type DynamicModule } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import { DatabaseModule } from '@boon/platform/database';
import { RedisModule } from '@boon/platform/redis';
import { eventually, usePostgres, useRedis } from '@boon/testing';
import { capEntry } from './counting/cap-key.js';
import {
  Counters,
  ProductDirectory,
  ServiceSupportModule,
  serviceSupportPersistence,
  UserStates,
} from './index.js';

let app: TestingModule | undefined;
afterEach(async () => {
  await app?.close();
  app = undefined;
});
const postgres = usePostgres();
const redis = useRedis();
Logger.overrideLogger(false);

async function start(...modules: DynamicModule[]): Promise<TestingModule> {
  const persistence = [serviceSupportPersistence];
  const database = DatabaseModule.forRoot({ url: postgres.url, persistence, migrate: true });
  const module = await Test.createTestingModule({ imports: [database, ...modules] }).compile();
  app = await module.init();
  return app;
}

describe('ServiceSupportModule', () => {
  it('binds what the options name and nothing else', async () => {
    const made = await start(ServiceSupportModule.forRoot({ counters: 'in-process' }));

    expect(await made.get(Counters).read(['x'])).toEqual([0]);
    expect(() => made.get(UserStates)).toThrow();
    expect(() => made.get(ProductDirectory)).toThrow();
  });

  it('takes its options from other providers', async () => {
    const made = await start(
      ServiceSupportModule.forRootAsync({ useFactory: () => ({ counters: 'in-process' }) }),
    );

    expect((await made.get(UserStates).read('ann', new Date())).stage).toBe('new');
    expect(made.get(ProductDirectory).size()).toBe(0);
  });

  it('shares counters and user states over Redis', async () => {
    const options = { counters: 'redis', userStates: 'redis' } as const;
    const made = await start(
      RedisModule.forRoot({ url: redis.server.url, deadlineMs: 800 }),
      ServiceSupportModule.forRoot(options),
    );
    const cap = { userId: 'ann', measure: 'exposures', subject: 'all', subjectId: '' } as const;
    const entry = capEntry({ ...cap, period: 'day' }, 1, new Date());

    expect(await made.get(Counters).reserve('one', [entry])).toEqual({ ok: true, values: [1] });
    await eventually(async () => {
      expect((await made.get(UserStates).read('ann', new Date())).version).toBe(0);
    });
  });

  it('does not start with Redis wanted and none there', async () => {
    await expect(start(ServiceSupportModule.forRoot({ counters: 'redis' }))).rejects.toThrow(
      'needs RedisModule',
    );
  });
});
