import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, Caller, pageOf, type Identity, type Page } from '@boon/platform/http';
import { grantIdOf } from '../../http/grant-cursor.js';
import { ensureOwn } from '../../http/own-wallet.js';
import { ReadGifts } from '../read-gifts.js';
import { addressedGiftView, GiftPage, GiftQueryDto, type AddressedGiftView } from './gift-dtos.js';

/** Gifts of one user: their own, or any for a service of grants. */
@ApiTags('gifts')
@Controller('v1/users')
export class UserGiftsController {
  constructor(private readonly readGifts: ReadGifts) {}

  @Get(':id/gifts')
  @Allow('user', { role: 'service', scope: 'grants' })
  @ApiOperation({ summary: 'Gifts that a user won, newest first' })
  @ApiOkResponse({ type: GiftPage })
  @ApiNotFoundResponse({ description: 'Somebody else’s gifts' })
  async read(
    @Param('id') userId: string,
    @Query() query: GiftQueryDto,
    @Caller() caller: Identity,
  ): Promise<Page<AddressedGiftView>> {
    ensureOwn(userId, caller);
    const { state, limit } = query;
    const after = grantIdOf(query.cursor);
    const gifts = await this.readGifts.execute({ userId, state, after, limit: limit + 1 });
    return pageOf(gifts, limit, (gift) => [gift.parts.grantId], addressedGiftView);
  }
}
