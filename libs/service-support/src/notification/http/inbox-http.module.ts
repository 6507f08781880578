import { Module } from '@nestjs/common';
import { MessageRepository } from '../domain/message.repository.js';
import { SqlMessageRepository } from '../infrastructure/sql-message.repository.js';
import { ReadInbox } from '../read-inbox.js';
import { InboxController } from './inbox.controller.js';

/** `GET /v1/users/{id}/inbox` and marking as read. */
@Module({
  controllers: [InboxController],
  providers: [ReadInbox, { provide: MessageRepository, useClass: SqlMessageRepository }],
})
export class InboxHttpModule {}
