import { Module, type DynamicModule, type FactoryProvider, type Provider } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule } from '@nestjs/core';

import { AuthGuard } from './auth.guard.js';
import { AuthOptions } from './auth-options.js';
import { Authenticator } from './authenticator.js';
import { PolicyCheck } from './policy-check.js';

/** How `AuthOptions` come out of other providers. */
export type AsyncAuthOptions = Pick<FactoryProvider<AuthOptions>, 'inject' | 'useFactory'>;

/**
 * Global: every route is closed unless `@Allow` or `@Public` says otherwise; the app does not start
 * while a route says nothing.
 */
@Module({})
export class AuthModule {
  /** Tokens of one issuer, by its JWKS URL. */
  static forRoot(options: AuthOptions): DynamicModule {
    return withOptions({ provide: AuthOptions, useValue: options });
  }

  /** As `forRoot`, with options out of other providers. */
  static forRootAsync(options: AsyncAuthOptions): DynamicModule {
    return withOptions({ provide: AuthOptions, ...options });
  }
}

function withOptions(options: Provider<AuthOptions>): DynamicModule {
  return {
    module: AuthModule,
    global: true,
    imports: [DiscoveryModule],
    providers: [
      options,
      Authenticator,
      PolicyCheck,
      AuthGuard,
      { provide: APP_GUARD, useExisting: AuthGuard },
    ],
    exports: [Authenticator],
  };
}
