import { Controller, Get, Headers, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  Allow,
  answer,
  ApiRefusals,
  Caller,
  IdPipe,
  notFound,
  pageOf,
  PageQuery,
  positionOf,
  type Identity,
} from '@boon/platform/http';
import { SERVICE_SUPPORT_REFUSALS } from '../../service-support.refusals.js';
import { ReadInbox } from '../read-inbox.js';
import { InboxView, MessageView, messageView } from './inbox-dtos.js';
import { messageLanguage } from './message-language.js';

/** A user's own messages; another user's inbox does not exist for the caller. */
@ApiTags('inbox')
@Controller('v1/users/:id/inbox')
@Allow('user')
export class InboxController {
  constructor(private readonly inbox: ReadInbox) {}

  @Get()
  @ApiOperation({ summary: 'Lists the messages, newest first, in the language of Accept-Language' })
  @ApiOkResponse({ type: InboxView })
  async list(
    @Param('id') userId: string,
    @Query() { limit, cursor }: PageQuery,
    @Caller() caller: Identity,
    @Headers('accept-language') acceptLanguage?: string,
  ): Promise<InboxView> {
    ownOnly(userId, caller);
    const [before] = positionOf(cursor, 1) ?? [];
    const sight = await this.inbox.page(userId, idOf(before), limit);
    const language = messageLanguage(acceptLanguage);
    const page = pageOf(
      sight.messages,
      limit,
      ({ id }) => [id],
      (message) => messageView(message, language),
    );
    return { ...page, unread: sight.unread };
  }

  /** Repeating it changes nothing, so that it takes no idempotency key. */
  @Post(':messageId/read')
  @HttpCode(200)
  @ApiOperation({ summary: 'Marks a message as read; again is the same' })
  @ApiOkResponse({ type: MessageView })
  @ApiRefusals(SERVICE_SUPPORT_REFUSALS, 'message.unknown')
  async read(
    @Param('id') userId: string,
    @Param('messageId', IdPipe) messageId: string,
    @Caller() caller: Identity,
    @Headers('accept-language') acceptLanguage?: string,
  ): Promise<MessageView> {
    ownOnly(userId, caller);
    const outcome = await this.inbox.markRead(userId, messageId);
    const { message } = answer(outcome, SERVICE_SUPPORT_REFUSALS);
    return messageView(message, messageLanguage(acceptLanguage));
  }
}

function ownOnly(userId: string, caller: Identity): void {
  if (caller.sub !== userId) throw notFound();
}

function idOf(position: string | number | undefined): string | undefined {
  return position === undefined ? undefined : String(position);
}
