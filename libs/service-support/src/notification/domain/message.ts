import type { NoticeText } from './notice.js';

/** A message in a user's in-app inbox. */
export interface Message {
  readonly id: string;
  readonly userId: string;
  readonly template: string;
  readonly zh: NoticeText;
  readonly en: NoticeText;
  readonly createdAt: Date;
  /** Null: not read yet. */
  readonly readAt: Date | null;
}

/** A message about to be delivered. */
export interface NewMessage {
  readonly id: string;
  readonly sourceEventId: string;
  readonly userId: string;
  readonly template: string;
  readonly zh: NoticeText;
  readonly en: NoticeText;
}
