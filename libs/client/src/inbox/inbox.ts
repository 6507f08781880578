import type { Api } from '../http/api.js';
import type { Settings } from '../options.js';
import type { AnswerOf } from '../wire/wire.js';

/** A page of messages, newest first, with how many are unread. */
export type InboxPage = AnswerOf<'get', '/v1/users/{id}/inbox'>;
/** One message. */
export type Message = InboxPage['items'][number];

/** Messages to the shopper, in the client's language. */
export class Inbox {
  constructor(
    private readonly api: Api,
    private readonly settings: Settings,
  ) {}

  /** A page of the shopper's own messages. */
  async list(
    query: { limit?: number; cursor?: string } = {},
    signal?: AbortSignal,
  ): Promise<InboxPage> {
    return this.api.ask('get', '/v1/users/{id}/inbox', {
      at: { id: await this.api.subject() },
      query,
      within: this.settings.deadlines.read,
      signal,
    });
  }

  /** The shopper has read it. */
  async markRead(messageId: string): Promise<Message> {
    return this.api.ask('post', '/v1/users/{id}/inbox/{messageId}/read', {
      at: { id: await this.api.subject(), messageId },
      within: this.settings.deadlines.write,
    });
  }
}
