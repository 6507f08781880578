import { Module, type DynamicModule } from '@nestjs/common';
import { platformModules } from '@boon/platform/app';
import { notices } from '@boon/prize-issuing';
import { serviceSupportPersistence } from '@boon/service-support';
import { NotificationConsumersModule } from '@boon/service-support/http';
import type { z } from 'zod';
import type { configSchema } from './config.js';

/** Events to messages to users. Publishes the outbox, too, so that no single process must. */
@Module({})
export class NotificationWorkerModule {
  static forRoot(config: z.output<typeof configSchema>): DynamicModule {
    return {
      module: NotificationWorkerModule,
      imports: [
        ...platformModules(config, {
          name: 'notification-worker',
          persistence: [serviceSupportPersistence],
          migrate: false,
          consumes: NotificationConsumersModule.consumes({ notices }),
          relay: true,
        }),
        NotificationConsumersModule.forRoot({ notices }),
      ],
    };
  }
}
