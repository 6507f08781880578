import { Injectable } from '@nestjs/common';
import { refused, type Refused } from '@boon/shared-kernel';
import type { Message } from './domain/message.js';
import { MessageRepository } from './domain/message.repository.js';

/** What a user sees of the inbox. */
export interface InboxSight {
  /** Up to one more than asked for, which tells that there is a next page. */
  readonly messages: readonly Message[];
  /** Counted up to 1,000. */
  readonly unread: number;
}

/** A user's own messages. */
@Injectable()
export class ReadInbox {
  constructor(private readonly messages: MessageRepository) {}

  async page(userId: string, before: string | undefined, limit: number): Promise<InboxSight> {
    const [messages, unread] = await Promise.all([
      this.messages.of(userId, before, limit + 1),
      this.messages.unreadOf(userId),
    ]);
    return { messages, unread };
  }

  /** Marks a message as read; again is the same. */
  async markRead(
    userId: string,
    messageId: string,
  ): Promise<{ readonly ok: true; readonly message: Message } | Refused<'message.unknown'>> {
    const message = await this.messages.markRead(userId, messageId);
    return message ? { ok: true, message } : refused('message.unknown');
  }
}
