import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsUserId } from '@boon/platform/http';
import { IsOptional, IsString, IsUUID, Matches } from 'class-validator';
import { ClaimedGrantView } from '../../claim/http/claim-dtos.js';
import { BilingualView } from '../../http/bilingual-view.js';
import type { Chance } from '../domain/chance.js';
import type { DrawResult, PrizeShown } from '../domain/draw.js';

const CLIENT_SEED = /^[\w-]{1,64}$/;

/** For whom a chance is; a service names the user, users send `{}` and get their own. */
export class BuyChanceBody {
  @ApiPropertyOptional({ type: 'string', description: 'By services only.' })
  @IsOptional()
  @IsUserId({ required: false })
  userId?: string;
}

/** A chance and what its draw is bound to. */
export class ChanceView {
  @ApiProperty({ format: 'uuid' })
  chanceId: string;

  @ApiProperty({ format: 'uuid' })
  lotteryId: string;

  @ApiProperty({ type: 'integer' })
  round: number;

  @ApiProperty({ type: 'integer', description: 'Its number in its round.' })
  nonce: number;

  @ApiProperty({ format: 'date-time' })
  expiresAt: string;

  @ApiProperty({ description: 'SHA-256 of the server seed.' })
  seedHash: string;

  @ApiProperty({ description: 'SHA-256 of the canonical prize table.' })
  tableHash: string;
}

/** A chance that is to be drawn now. */
export class DrawBody {
  @ApiProperty({ format: 'uuid' })
  @IsUUID('all')
  chanceId: string;

  @ApiProperty({ pattern: CLIENT_SEED.source, description: 'Of the user’s own choice.' })
  @IsString()
  @Matches(CLIENT_SEED)
  clientSeed: string;
}

/** A prize. */
export class PrizeView implements PrizeShown {
  @ApiProperty()
  key: string;

  @ApiProperty({ type: BilingualView })
  name: BilingualView;
}

/** What a chance brought; every repeat gets the same. */
export class DrawView implements DrawResult {
  @ApiProperty({ format: 'uuid' })
  chanceId: string;

  @ApiProperty({ format: 'uuid' })
  lotteryId: string;

  @ApiProperty({ type: 'integer' })
  round: number;

  @ApiProperty({ type: 'integer' })
  nonce: number;

  @ApiProperty()
  clientSeed: string;

  @ApiProperty({ type: PrizeView, description: 'What the random numbers, or pity, say.' })
  drawn: PrizeView;

  @ApiProperty({ type: PrizeView, nullable: true, description: 'The same, or the consolation.' })
  awarded: PrizeView | null;

  @ApiProperty({ type: 'string', nullable: true, description: 'Why it is the consolation.' })
  reason: DrawResult['reason'];

  @ApiProperty({ type: ClaimedGrantView, nullable: true })
  grant: ClaimedGrantView | null;
}

export function chanceView(chance: Chance): ChanceView {
  const { id: chanceId, lotteryId, round, nonce, expiresAt, commitment } = chance;
  return { chanceId, lotteryId, round, nonce, expiresAt: expiresAt.toISOString(), ...commitment };
}
