import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  Allow,
  answer,
  ApiRefusals,
  Caller,
  Idempotent,
  IdPipe,
  pageOf,
  type Identity,
  type Page,
} from '@boon/platform/http';
import { grantIdOf } from '../../http/grant-cursor.js';
import { ISSUING_REFUSALS } from '../../refusals.js';
import { ChangeGift, type GiftMoveCommand } from '../change-gift.js';
import { ReadGifts } from '../read-gifts.js';
import {
  AddressedGiftView,
  addressedGiftView,
  AllGiftsQueryDto,
  CancelGiftBody,
  GiftAddressBody,
  GiftPage,
  giftView,
  GiftView,
  ShipmentBody,
} from './gift-dtos.js';

const SHIPS = { role: 'service', scope: 'grants' } as const;

/** Gifts on their way: the winner says where to, a service or an operator ships them. */
@ApiTags('gifts')
@Controller('v1/gifts')
export class GiftsController {
  constructor(
    private readonly changeGift: ChangeGift,
    private readonly readGifts: ReadGifts,
  ) {}

  @Get()
  @Allow('operator', SHIPS)
  @ApiOperation({ summary: 'Gifts of all users, newest first, such as those to be shipped' })
  @ApiOkResponse({ type: GiftPage })
  async list(@Query() query: AllGiftsQueryDto): Promise<Page<AddressedGiftView>> {
    const { state, stockId, limit } = query;
    const after = grantIdOf(query.cursor);
    const gifts = await this.readGifts.execute({ state, stockId, after, limit: limit + 1 });
    return pageOf(gifts, limit, (gift) => [gift.parts.grantId], addressedGiftView);
  }

  @Get(':grantId')
  @Allow('operator', SHIPS)
  @ApiOperation({ summary: 'One gift with its address' })
  @ApiOkResponse({ type: AddressedGiftView })
  @ApiRefusals(ISSUING_REFUSALS, 'gift.unknown')
  async read(@Param('grantId', IdPipe) grantId: string): Promise<AddressedGiftView> {
    return addressedGiftView(answer(await this.readGifts.one(grantId), ISSUING_REFUSALS).gift);
  }

  @Put(':grantId/address')
  @Allow('user')
  @Idempotent()
  @ApiOperation({
    summary: 'Where the winner wants it sent to; may be changed until it is shipped',
  })
  @ApiOkResponse({ type: GiftView })
  @ApiRefusals(ISSUING_REFUSALS, 'gift.unknown', 'gift.state', 'grant.expired')
  giveAddress(
    @Param('grantId', IdPipe) grantId: string,
    @Body() body: GiftAddressBody,
    @Caller() caller: Identity,
  ): Promise<GiftView> {
    const address = { ...body, postcode: body.postcode ?? null };
    return this.change({ grantId, move: 'give-address', address }, caller);
  }

  @Post(':grantId/ship')
  @HttpCode(200)
  @Allow('operator', SHIPS)
  @Idempotent()
  @ApiOperation({ summary: 'It is on its way' })
  @ApiOkResponse({ type: GiftView })
  @ApiRefusals(ISSUING_REFUSALS, 'gift.unknown', 'gift.state', 'grant.expired')
  ship(
    @Param('grantId', IdPipe) grantId: string,
    @Body() { carrier, trackingNumber }: ShipmentBody,
    @Caller() caller: Identity,
  ): Promise<GiftView> {
    return this.change({ grantId, move: 'ship', shipment: { carrier, trackingNumber } }, caller);
  }

  @Post(':grantId/deliver')
  @HttpCode(200)
  @Allow('operator', SHIPS)
  @Idempotent()
  @ApiOperation({ summary: 'It has arrived: the grant is used' })
  @ApiOkResponse({ type: GiftView })
  @ApiRefusals(ISSUING_REFUSALS, 'gift.unknown', 'gift.state', 'grant.expired')
  deliver(
    @Param('grantId', IdPipe) grantId: string,
    @Caller() caller: Identity,
  ): Promise<GiftView> {
    return this.change({ grantId, move: 'deliver' }, caller);
  }

  @Post(':grantId/cancel')
  @HttpCode(200)
  @Allow('operator', SHIPS)
  @Idempotent()
  @ApiOperation({ summary: 'It will not be sent, or came back: the unit is the stock’s again' })
  @ApiOkResponse({ type: GiftView })
  @ApiRefusals(ISSUING_REFUSALS, 'gift.unknown', 'gift.state', 'grant.expired')
  cancel(
    @Param('grantId', IdPipe) grantId: string,
    @Body() { reason }: CancelGiftBody,
    @Caller() caller: Identity,
  ): Promise<GiftView> {
    return this.change({ grantId, move: 'cancel', reason }, caller);
  }

  private async change(move: GiftMoveCommand, { sub, role }: Identity): Promise<GiftView> {
    const command = { ...move, by: { actor: sub, role } };
    return giftView(answer(await this.changeGift.execute(command), ISSUING_REFUSALS).gift);
  }
}
