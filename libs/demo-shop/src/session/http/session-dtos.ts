import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, Matches } from 'class-validator';
import { ShopText } from '../../http/shop-text.js';
import type { Stage } from '../../shop/shop.js';
import { PERSONAS } from '../domain/personas.js';

const IDS = PERSONAS.map(({ id }) => id);
const STAGES = ['new', 'active', 'at-risk', 'dormant', 'returned'];
const DEVICE = /^[\w-]{1,60}$/;

/** Who wants to look at the shop. */
export class SessionBody {
  @ApiPropertyOptional({ enum: IDS, description: 'Left out: a visitor who has not logged in.' })
  @IsOptional()
  @IsIn(IDS)
  personaId?: string;

  @ApiProperty({ pattern: DEVICE.source, description: 'Made up and kept by the page.' })
  @Matches(DEVICE)
  deviceId: string;
}

/** A shopper whom the page can be looked at as. */
export class PersonaView {
  @ApiProperty({ enum: IDS })
  id: string;

  @ApiProperty({ example: 'ann-new' })
  userId: string;

  @ApiProperty({ type: ShopText })
  name: ShopText;

  @ApiProperty({ enum: STAGES, description: 'Where the demo data puts them; orders move it.' })
  stage: Stage;

  @ApiProperty({ type: ShopText })
  about: ShopText;
}

/** A shopper's or a visitor's session. */
export class SessionView {
  @ApiProperty({ example: 'ann-new' })
  userId: string;

  @ApiProperty({ enum: ['user', 'visitor'] })
  role: 'user' | 'visitor';

  @ApiProperty({ description: 'The bearer token for /shop and /api; keep it in memory only.' })
  token: string;

  @ApiProperty({ format: 'date-time' })
  expiresAt: string;

  @ApiProperty({ type: PersonaView, nullable: true })
  persona: PersonaView | null;
}

/** An instalment plan that the shop offers. */
export class InstalmentOfferView {
  @ApiProperty({ type: 'integer' })
  months: number;

  @ApiProperty({ type: 'integer', description: 'Basis points of the principal a year.' })
  annualRateBp: number;
}

/** The slots that the page fills, by place. */
export class SlotNamesView {
  @ApiProperty({ example: 'home.popup' })
  popup: string;

  @ApiProperty({ example: 'pdp.internal', description: 'Reached from inside of the shop.' })
  pdpInternal: string;

  @ApiProperty({ example: 'pdp.external-ad', description: 'Reached by a signed ad link.' })
  pdpExternalAd: string;

  @ApiProperty({ example: 'pdp.any', description: 'Reached in any way.' })
  pdpAny: string;

  @ApiProperty({ example: 'search.top' })
  search: string;

  @ApiProperty({ example: 'event-hall.banner' })
  eventHall: string;
}

/** What the page needs to know before anything else. */
export class ShopConfigView {
  @ApiProperty({ type: ShopText })
  shopName: ShopText;

  @ApiProperty({ type: [PersonaView] })
  personas: PersonaView[];

  @ApiProperty({ type: [InstalmentOfferView] })
  instalments: InstalmentOfferView[];

  @ApiProperty({ type: SlotNamesView })
  slots: SlotNamesView;
}
