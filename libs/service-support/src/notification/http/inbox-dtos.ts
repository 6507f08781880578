import { ApiProperty } from '@nestjs/swagger';
import type { Message } from '../domain/message.js';
import type { MessageLanguage } from './message-language.js';

/** A message in the reader's language. */
export class MessageView {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ example: 'benefit-claimed' })
  template: string;

  @ApiProperty()
  title: string;

  @ApiProperty()
  body: string;

  @ApiProperty({ format: 'date-time' })
  createdAt: string;

  @ApiProperty({ type: 'string', format: 'date-time', nullable: true })
  readAt: string | null;
}

/** One page of the inbox, newest first. */
export class InboxView {
  @ApiProperty({ type: [MessageView] })
  items: readonly MessageView[];

  @ApiProperty({ type: 'string', nullable: true })
  nextCursor: string | null;

  @ApiProperty({ description: 'Messages not read yet, counted up to 1,000.' })
  unread: number;
}

export function messageView(message: Message, language: MessageLanguage): MessageView {
  const { title, body } = message[language];
  return {
    id: message.id,
    template: message.template,
    title,
    body,
    createdAt: message.createdAt.toISOString(),
    readAt: message.readAt?.toISOString() ?? null,
  };
}
