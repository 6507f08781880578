import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsUUID, Matches } from 'class-validator';
import { PageOf, PageQuery } from '@boon/platform/http';
import { BilingualView } from '../../http/bilingual-view.js';
import { IsName } from '../../http/is-name.js';
import { IsLine } from '../../http/is-line.js';
import { GIFT_STATES, type Gift, type GiftAddress, type GiftState } from '../domain/gift.js';

/** Where a gift is sent to. */
export class GiftAddressBody {
  @IsName('Who receives it.')
  recipient: string;

  @ApiProperty({ type: 'string', pattern: '^\\+?[0-9][0-9 -]{4,18}[0-9]$', example: '13800000000' })
  @Matches(/^\+?[0-9][0-9 -]{4,18}[0-9]$/)
  phone: string;

  @IsName()
  province: string;

  @IsName()
  city: string;

  @IsName()
  district: string;

  @IsLine(200, 'Street, number, floor.')
  street: string;

  @ApiPropertyOptional({ type: 'string', pattern: '^[0-9A-Za-z -]{3,12}$' })
  @IsOptional()
  @Matches(/^[0-9A-Za-z -]{3,12}$/)
  postcode?: string;
}

/** With whom a gift travels. */
export class ShipmentBody {
  @IsName()
  carrier: string;

  @IsName()
  trackingNumber: string;
}

/** Why a gift will not be sent. */
export class CancelGiftBody {
  @IsLine(200, 'The winner is told.')
  reason: string;
}

/** Which gifts. */
export class GiftQueryDto extends PageQuery {
  @ApiPropertyOptional({ enum: GIFT_STATES })
  @IsOptional()
  @IsIn(GIFT_STATES)
  state?: GiftState;
}

/** Which gifts of all users. */
export class AllGiftsQueryDto extends GiftQueryDto {
  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsUUID('all')
  stockId?: string;
}

/** A gift on its way. */
export class GiftView {
  @ApiProperty({ format: 'uuid' })
  grantId: string;

  @ApiProperty({ format: 'uuid' })
  stockId: string;

  @ApiProperty()
  userId: string;

  @ApiProperty()
  sku: string;

  @ApiProperty({ type: BilingualView })
  name: BilingualView;

  @ApiProperty({ enum: GIFT_STATES })
  state: GiftState;

  @ApiProperty({ format: 'date-time' })
  wonAt: string;

  @ApiProperty({ format: 'date-time', description: 'Until then an address must be given.' })
  expiresAt: string;

  @ApiProperty({ format: 'date-time' })
  changedAt: string;

  @ApiProperty({ type: 'string', nullable: true })
  carrier: string | null;

  @ApiProperty({ type: 'string', nullable: true })
  trackingNumber: string | null;

  @ApiProperty({ type: 'string', nullable: true })
  cancelReason: string | null;
}

/** A gift with its address: for its winner and for whoever ships it. */
export class AddressedGiftView extends GiftView {
  @ApiProperty({ type: GiftAddressBody, nullable: true })
  address: GiftAddress | null;
}

/** A page of gifts, newest first. */
export class GiftPage extends PageOf(AddressedGiftView) {}

/** Without the address: what an answer that is kept for repeats may say. */
export function giftView({ parts }: Gift): GiftView {
  const { grantId, stockId, userId, sku, name, state, shipment, cancelReason } = parts;
  return {
    ...{ grantId, stockId, userId, sku, name, state, cancelReason },
    wonAt: parts.wonAt.toISOString(),
    expiresAt: parts.expiresAt.toISOString(),
    changedAt: parts.changedAt.toISOString(),
    carrier: shipment?.carrier ?? null,
    trackingNumber: shipment?.trackingNumber ?? null,
  };
}

export function addressedGiftView(gift: Gift): AddressedGiftView {
  return { ...giftView(gift), address: gift.parts.address };
}
