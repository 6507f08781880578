import {
  Module,
  Optional,
  type DynamicModule,
  type FactoryProvider,
  type OnApplicationShutdown,
  type OnModuleInit,
  type Provider,
} from '@nestjs/common';

import { HealthRegistry } from '../health/health-registry.js';
import { ShutdownOrder } from '../health/shutdown-order.js';
import { RedisClient } from './redis-client.js';
import { RedisOptions } from './redis-options.js';

/** How `RedisOptions` come out of other providers. */
export type RedisAsyncOptions = Pick<FactoryProvider<RedisOptions>, 'inject' | 'useFactory'>;

/** Redis for the whole process: `RedisClient`, its probe, its place in the order of shutdown. Global. */
@Module({})
export class RedisModule implements OnModuleInit, OnApplicationShutdown {
  constructor(
    private readonly redis: RedisClient,
    @Optional() private readonly health?: HealthRegistry,
    @Optional() private readonly shutdown?: ShutdownOrder,
  ) {}

  /** Connects at start; fails the start when Redis is out of reach or would evict. */
  static forRoot(options: RedisOptions): DynamicModule {
    return withOptions({ provide: RedisOptions, useValue: options });
  }

  /** As `forRoot`, with options made from other providers. */
  static forRootAsync(options: RedisAsyncOptions): DynamicModule {
    return withOptions({ provide: RedisOptions, ...options });
  }

  onModuleInit(): void {
    this.health?.register('redis', () => this.redis.ping());
    this.shutdown?.onShutdown('redis', 'Redis', () => this.redis.close());
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.shutdown === undefined) await this.redis.close();
  }
}

function withOptions(options: Provider<RedisOptions>): DynamicModule {
  return {
    module: RedisModule,
    global: true,
    providers: [
      options,
      { provide: RedisClient, inject: [RedisOptions], useFactory: RedisClient.connect },
    ],
    exports: [RedisClient],
  };
}
