import type { Message, NewMessage } from './message.js';

/** The messages of all users. */
export abstract class MessageRepository {
  /** Keeps a message; answers when, or null when this event, channel and user have one already. */
  abstract addOnce(message: NewMessage): Promise<Date | null>;

  /** Up to `limit` messages of the user, newest first, older than the message `before`. */
  abstract of(userId: string, before: string | undefined, limit: number): Promise<Message[]>;

  /** How many the user has not read, counted up to 1,000. */
  abstract unreadOf(userId: string): Promise<number>;

  /** Marks the user's message as read; an earlier time stays. Null when the user has no such message. */
  abstract markRead(userId: string, messageId: string): Promise<Message | null>;
}
