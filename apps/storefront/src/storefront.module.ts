import { Module, type DynamicModule } from '@nestjs/common';
import { DemoShopHttpModule, demoShopPersistence } from '@boon/demo-shop/http';
import { DatabaseModule } from '@boon/platform/database';
import { AuthModule } from '@boon/platform/http';
import type { z } from 'zod';
import type { configSchema } from './config.js';

/** The demo shop as a process of its own: its routes, its page, and the way to Boon's APIs. */
@Module({})
export class StorefrontModule {
  static forRoot(config: z.output<typeof configSchema>): DynamicModule {
    return {
      module: StorefrontModule,
      imports: [
        DatabaseModule.forRoot({
          url: config.DATABASE_URL,
          persistence: [demoShopPersistence],
          migrate: true,
          applicationName: 'storefront',
        }),
        AuthModule.forRoot({
          jwksUrl: config.JWKS_URL,
          issuer: config.JWT_ISSUER,
          audience: 'boon',
          production: config.NODE_ENV === 'production',
        }),
        DemoShopHttpModule.forRoot({
          boon: {
            placement: config.PLACEMENT_URL,
            issuing: config.ISSUING_URL,
            operations: config.OPERATIONS_URL,
            issuer: config.ISSUER_URL,
          },
          adClickKeys: config.AD_CLICK_KEYS,
        }),
      ],
    };
  }
}
