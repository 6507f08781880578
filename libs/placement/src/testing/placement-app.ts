import 'reflect-metadata';
import { Module } from '@nestjs/common';
import type { RunningIssuer } from '@boon/infra';
import { DatabaseModule } from '@boon/platform/database';
import { EventsModule } from '@boon/platform/events';
import { AuthModule, createHttpApp } from '@boon/platform/http';
import { RedisModule } from '@boon/platform/redis';
import { ServiceSupportModule, serviceSupportPersistence } from '@boon/service-support';
import { PlacementDecisionsHttpModule } from '../http/placement-decisions-http.module.js';
import type { PlacementOptions } from '../placement-options.js';
import { PlacementModule } from '../placement.module.js';
import { placementPersistence } from '../placement.persistence.js';

/** Keys of claim tokens for specs. */
export const SPEC_KEYS = [{ kid: 'k1', secret: 'a-secret-of-more-than-32-bytes-for-specs' }];

/** Servers and options of a placement app. */
export interface PlacementAppOptions {
  readonly databaseUrl: string;
  readonly issuer: RunningIssuer;
  /** User states and counters there; left out: in this process. */
  readonly redisUrl?: string;
  readonly placement?: Partial<PlacementOptions>;
}

/** Placement over HTTP as its app composes it, with requests injected. */
export async function aPlacementApp(of: PlacementAppOptions): ReturnType<typeof createHttpApp> {
  const keeping = of.redisUrl === undefined ? 'in-process' : 'redis';
  @Module({
    imports: [
      DatabaseModule.forRoot({
        ...{ url: of.databaseUrl, migrate: true },
        persistence: [serviceSupportPersistence, placementPersistence],
      }),
      EventsModule.forRoot({
        ...{ bus: 'in-process', relay: false },
        consumes: PlacementDecisionsHttpModule.consumes(),
      }),
      AuthModule.forRoot({ ...of.issuer, audience: 'boon', production: false }),
      ...(of.redisUrl === undefined ? [] : [RedisModule.forRoot({ url: of.redisUrl })]),
      ServiceSupportModule.forRoot({ counters: keeping, userStates: keeping, products: true }),
      PlacementModule.forRoot({ claimTokenKeys: SPEC_KEYS, ...of.placement }),
      PlacementDecisionsHttpModule,
    ],
  })
  class PlacementForSpecs {}
  const silent = { log: () => undefined, warn: () => undefined, error: () => undefined };
  const made = await createHttpApp(PlacementForSpecs, { logger: silent });
  await made.init();
  await made.getHttpAdapter().getInstance().ready();
  return made;
}
