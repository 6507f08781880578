import type { FactoryProvider, Provider } from '@nestjs/common';
import { RedisClient } from '@boon/platform/redis';
import { Clock, ensure, SystemClock } from '@boon/shared-kernel';
import { BudgetAccounts } from './counting/accounts/budget-accounts.js';
import { SqlBudgetAccounts } from './counting/accounts/infrastructure/sql-budget-accounts.js';
import { Counters } from './counting/counters.js';
import { DeliveryCaps } from './counting/delivery-caps.js';
import { InProcessCounters } from './counting/infrastructure/in-process-counters.js';
import { InProcessDeliveryCaps } from './counting/infrastructure/in-process-delivery-caps.js';
import { RedisCounters } from './counting/infrastructure/redis-counters.js';
import { RedisDeliveryCaps } from './counting/infrastructure/redis-delivery-caps.js';
import { InProcessLeaseCentre } from './counting/leases/infrastructure/in-process-lease-centre.js';
import { RedisLeaseCentre } from './counting/leases/infrastructure/redis-lease-centre.js';
import { LeaseCentre } from './counting/leases/lease-centre.js';
import { DEFAULT_STAGE_BORDERS } from './relationship/domain/lifecycle-stage.js';
import { InProcessUserStates } from './relationship/infrastructure/in-process-user-states.js';
import { PolledProductDirectory } from './relationship/infrastructure/polled-product-directory.js';
import { RedisUserStates } from './relationship/infrastructure/redis-user-states.js';
import { SqlSubsidyBalances } from './relationship/infrastructure/sql-subsidy-balances.js';
import { UserProfiles } from './relationship/infrastructure/user-profiles.js';
import { SubsidyBalances } from './relationship/balances/subsidy-balances.js';
import { ProductDirectory } from './relationship/product-directory.js';
import { PolledSegments } from './relationship/segments/infrastructure/polled-segments.js';
import { SqlSegmentMembers } from './relationship/segments/infrastructure/sql-segment-members.js';
import { LiveSegments } from './relationship/segments/live-segments.js';
import { SegmentMembers } from './relationship/segments/segment-members.js';
import { UserStates } from './relationship/user-states.js';
import { ServiceSupportOptions } from './service-support.options.js';

const REDIS = { token: RedisClient, optional: true };

/** `Counters`, where the options want them. */
export const countersProvider: FactoryProvider<Counters> = {
  provide: Counters,
  inject: [ServiceSupportOptions, REDIS, { token: Clock, optional: true }],
  useFactory: (options: ServiceSupportOptions, redis?: RedisClient, clock?: Clock) =>
    options.counters === 'redis'
      ? new RedisCounters(required(redis, 'counters'))
      : new InProcessCounters(clock ?? new SystemClock()),
};

/** The rules of segments, which reading a user's state needs. */
export const segmentsProvider: Provider = { provide: LiveSegments, useClass: PolledSegments };

/** Who belongs to a segment, beside the rules. */
export const segmentMembersProvider: Provider = {
  provide: SegmentMembers,
  useClass: SqlSegmentMembers,
};

/** `LeaseCentre`, where the options want the counters. */
export const leasesProvider: FactoryProvider<LeaseCentre> = {
  provide: LeaseCentre,
  inject: [ServiceSupportOptions, REDIS, { token: Clock, optional: true }],
  useFactory: (options: ServiceSupportOptions, redis?: RedisClient, clock?: Clock) =>
    options.counters === 'redis'
      ? new RedisLeaseCentre(required(redis, 'counters'))
      : new InProcessLeaseCentre(clock ?? new SystemClock()),
};

/** `BudgetAccounts` over their tables. */
export const accountsProvider: Provider = { provide: BudgetAccounts, useClass: SqlBudgetAccounts };

/** `DeliveryCaps`, beside `Counters` and in the same place. */
export const deliveryCapsProvider: FactoryProvider<DeliveryCaps> = {
  provide: DeliveryCaps,
  inject: [ServiceSupportOptions, REDIS, { token: Clock, optional: true }],
  useFactory: (options: ServiceSupportOptions, redis?: RedisClient, clock?: Clock) =>
    options.counters === 'redis'
      ? new RedisDeliveryCaps(required(redis, 'counters'))
      : new InProcessDeliveryCaps(clock ?? new SystemClock()),
};

/** `UserStates`, where the options want them. */
export const userStatesProvider: FactoryProvider<UserStates> = {
  provide: UserStates,
  inject: [ServiceSupportOptions, UserProfiles, LiveSegments, REDIS],
  useFactory: (
    options: ServiceSupportOptions,
    profiles: UserProfiles,
    segments: LiveSegments,
    redis?: RedisClient,
  ) => {
    const borders = options.stageBorders ?? DEFAULT_STAGE_BORDERS;
    return options.userStates === 'redis'
      ? new RedisUserStates(required(redis, 'userStates'), profiles, borders, segments)
      : new InProcessUserStates(profiles, borders, segments);
  },
};

/** `SubsidyBalances`, beside the states. */
export const balancesProvider: Provider = {
  provide: SubsidyBalances,
  useClass: SqlSubsidyBalances,
};

/** `ProductDirectory` over the product table. */
export const productsProvider: Provider = {
  provide: ProductDirectory,
  useClass: PolledProductDirectory,
};

function required(redis: RedisClient | undefined, option: string): RedisClient {
  ensure(redis !== undefined, `${option}: 'redis' needs RedisModule`);
  return redis;
}
