import type { DynamicModule } from '@nestjs/common';
import { DatabaseModule } from '../database/database.module.js';
import type { Persistence } from '../database/persistence.js';
import { EventsModule } from '../events/events.module.js';
import { AuthModule } from '../http/auth/auth.module.js';
import { RedisModule } from '../redis/redis.module.js';
import type { AppConfig } from './app-config.js';

/** What sets one process apart from the others. */
export interface AppParts {
  /** Shown in the servers' connection lists. */
  readonly name: string;
  readonly persistence: readonly Persistence[];
  /** Bring the schema up to date at start. */
  readonly migrate: boolean;
  /** The event types that the process handles. */
  readonly consumes: readonly string[];
  /** Whether the process publishes the outbox. */
  readonly relay: boolean;
}

/** Database, events, auth and (where configured) Redis: what the libs' modules stand on. */
export function platformModules(config: AppConfig, parts: AppParts): DynamicModule[] {
  const { DATABASE_URL, KAFKA_BROKERS, REDIS_URL, JWKS_URL, JWT_ISSUER, NODE_ENV } = config;
  return [
    DatabaseModule.forRoot({
      url: DATABASE_URL,
      persistence: parts.persistence,
      migrate: parts.migrate,
      applicationName: parts.name,
    }),
    ...(REDIS_URL === undefined ? [] : [RedisModule.forRoot({ url: REDIS_URL })]),
    EventsModule.forRoot({
      bus: KAFKA_BROKERS ? { brokers: KAFKA_BROKERS, clientId: parts.name } : 'in-process',
      consumes: parts.consumes,
      relay: parts.relay,
    }),
    AuthModule.forRoot({
      jwksUrl: JWKS_URL,
      issuer: JWT_ISSUER,
      audience: 'boon',
      production: NODE_ENV === 'production',
    }),
  ];
}
