import type { EventContract } from '@boon/shared-kernel';

/** A message's words in one language; `{name}` stands for the variable of that name. */
export interface NoticeText {
  readonly title: string;
  readonly body: string;
}

/** The words of a kind of message in both languages. */
export interface NoticeTemplate {
  /** Unique over all notices: `benefit-claimed`. */
  readonly code: string;
  readonly zh: NoticeText;
  readonly en: NoticeText;
}

/**
 * What a layer wants users to be told of one of its events: pure, listed by the layer, bound to the inbox
 * by the notification worker. Of one event each user gets one message per channel.
 */
export interface Notice<Payload = unknown> {
  readonly on: EventContract<Payload>;
  readonly template: NoticeTemplate;
  /** The user who is told. */
  recipient(payload: Payload): string;
  /** A value for every placeholder of the template. */
  variables(payload: Payload): Record<string, string>;
}
