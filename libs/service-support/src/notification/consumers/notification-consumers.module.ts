import { Module, type DynamicModule } from '@nestjs/common';
import { NotificationRequested } from '@boon/contracts/service-support';
import { MessageRepository } from '../domain/message.repository.js';
import type { Notice } from '../domain/notice.js';
import { NoticeTemplates } from '../domain/notice-templates.js';
import { SqlMessageRepository } from '../infrastructure/sql-message.repository.js';
import { Notify } from '../notify.js';
import { noticeConsumers } from './notice-consumers.js';
import { NotificationRequestedConsumer } from './notification-requested.consumer.js';

/** Whom to tell of what. */
export interface NotificationOptions {
  /** The notices of all layers. */
  readonly notices: readonly Notice[];
}

/** Tells users of events, once each; carries out `NotificationRequested`. Exports `Notify`. */
@Module({})
export class NotificationConsumersModule {
  /** Throws when a notice's words name a variable that it does not give. */
  static forRoot({ notices }: NotificationOptions): DynamicModule {
    return {
      module: NotificationConsumersModule,
      controllers: [NotificationRequestedConsumer, ...noticeConsumers(notices)],
      providers: [
        Notify,
        { provide: NoticeTemplates, useValue: NoticeTemplates.of(notices) },
        { provide: MessageRepository, useClass: SqlMessageRepository },
      ],
      exports: [Notify],
    };
  }

  /** The event types that `forRoot` consumes, for the app's `EventsModule`. */
  static consumes({ notices }: NotificationOptions): string[] {
    return [...new Set([NotificationRequested.type, ...notices.map(({ on }) => on.type)])];
  }
}
