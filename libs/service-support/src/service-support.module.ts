import { Module, type DynamicModule, type FactoryProvider, type Provider } from '@nestjs/common';
import { UserProfiles } from './relationship/infrastructure/user-profiles.js';
import { ServiceSupportOptions } from './service-support.options.js';
import {
  accountsProvider,
  balancesProvider,
  countersProvider,
  deliveryCapsProvider,
  leasesProvider,
  productsProvider,
  segmentMembersProvider,
  segmentsProvider,
  userStatesProvider,
} from './service-support.providers.js';

/** How the options come out of other providers. */
export type ServiceSupportAsyncOptions = Pick<
  FactoryProvider<Omit<ServiceSupportOptions, 'products' | 'accounts'>>,
  'inject' | 'useFactory'
>;

const USERS = [segmentsProvider, segmentMembersProvider, userStatesProvider, balancesProvider];

/** Counting and relationship for the whole process. Users, products and accounts need `DatabaseModule`. */
@Module({})
export class ServiceSupportModule {
  /** Binds what the options name and nothing else. Once per process: a second one would count for itself. */
  static forRoot(options: ServiceSupportOptions): DynamicModule {
    return bound({ provide: ServiceSupportOptions, useValue: options }, [
      ...(options.counters ? [countersProvider, deliveryCapsProvider, leasesProvider] : []),
      ...(options.userStates ? USERS : []),
      ...(options.products ? [productsProvider] : []),
      ...(options.accounts ? [accountsProvider] : []),
    ]);
  }

  /** Binds all: counters and user states in-process unless the options say otherwise, products and accounts. */
  static forRootAsync(options: ServiceSupportAsyncOptions): DynamicModule {
    return bound({ provide: ServiceSupportOptions, ...options }, [
      countersProvider,
      deliveryCapsProvider,
      leasesProvider,
      ...USERS,
      productsProvider,
      accountsProvider,
    ]);
  }
}

function bound(options: Provider, ports: Provider[]): DynamicModule {
  return {
    module: ServiceSupportModule,
    global: true,
    providers: [options, UserProfiles, ...ports],
    exports: ports,
  };
}
