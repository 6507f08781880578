import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';
import { BENEFIT_KINDS, type TermsWire } from '@boon/benefit-terms';
import { PageOf, PageQuery } from '@boon/platform/http';
import { BilingualView } from '../../http/bilingual-view.js';
import { FEN } from '../../quote/http/fen-field.js';
import {
  GRANT_STATES,
  type GrantState,
  type SubsidyBalance,
  type WalletGrant,
} from '../domain/wallet.js';

/** Which grants of a wallet. */
export class WalletQueryDto extends PageQuery {
  @ApiPropertyOptional({ enum: GRANT_STATES })
  @IsOptional()
  @IsIn(GRANT_STATES)
  state?: GrantState;

  @ApiPropertyOptional({ enum: BENEFIT_KINDS })
  @IsOptional()
  @IsIn(BENEFIT_KINDS)
  kind?: string;

  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 365 })
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => wholeNumber(value))
  @IsInt()
  @Min(1)
  @Max(365)
  expiringInDays?: number;
}

/** What is left of a lot. */
export class WalletLotView {
  @ApiProperty(FEN)
  amount: string;

  @ApiProperty({ ...FEN, description: 'What remains, with what orders hold of it, in fen.' })
  remaining: string;

  @ApiProperty({ ...FEN, description: 'What orders hold that are not paid yet, in fen.' })
  locked: string;
}

/** What ends first of a balance. */
export class EndingBalanceView {
  @ApiProperty(FEN)
  amount: string;

  @ApiProperty({ format: 'date-time' })
  expiresAt: string;
}

/** All unexpired lots of subsidy together. */
export class SubsidyBalanceView {
  @ApiProperty({ ...FEN, description: 'What orders can still draw, in fen.' })
  available: string;

  @ApiProperty({ ...FEN, description: 'What orders hold that are not paid yet, in fen.' })
  locked: string;

  @ApiProperty({ type: EndingBalanceView, nullable: true })
  soonest: EndingBalanceView | null;
}

/** One grant. */
export class WalletGrantView {
  @ApiProperty({ format: 'uuid' })
  grantId: string;

  @ApiProperty({ format: 'uuid' })
  stockId: string;

  @ApiProperty({ description: 'The key of the claim that brought it.' })
  claimKey: string;

  @ApiProperty({ type: BilingualView })
  name: BilingualView;

  @ApiProperty({ enum: BENEFIT_KINDS })
  kind: string;

  @ApiProperty({ type: 'object', additionalProperties: true, description: 'Terms of the kind.' })
  terms: TermsWire;

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    example: 'step 0: profile.spend30d >= 50000',
    description:
      'Why the terms of a strategy came out like this, null where they are the same for all; not for shoppers.',
  })
  termsReason?: string | null;

  @ApiProperty({ enum: GRANT_STATES })
  state: GrantState;

  @ApiProperty({ format: 'date-time' })
  claimedAt: string;

  @ApiProperty({ format: 'date-time' })
  expiresAt: string;

  @ApiProperty({ format: 'date-time', type: 'string', nullable: true })
  usedAt: string | null;

  @ApiProperty({ format: 'uuid', type: 'string', nullable: true })
  redemptionId: string | null;

  @ApiProperty({
    type: WalletLotView,
    nullable: true,
    description: 'Of a lot that orders draw in parts; null for what is used as a whole.',
  })
  lot: WalletLotView | null;
}

/** A page of a wallet, newest first, and what its lots of subsidy come to. */
export class WalletPage extends PageOf(WalletGrantView) {
  @ApiProperty({ type: SubsidyBalanceView })
  subsidyBalance: SubsidyBalanceView;
}

/** Of what a rule or a model thinks of shoppers they are told nothing. */
export function walletGrantView(
  { termsReason, ...grant }: WalletGrant,
  isForShopper: boolean,
): WalletGrantView {
  return {
    ...grant,
    ...(isForShopper ? {} : { termsReason }),
    claimedAt: grant.claimedAt.toISOString(),
    expiresAt: grant.expiresAt.toISOString(),
    usedAt: grant.usedAt?.toISOString() ?? null,
    lot: grant.lot && {
      amount: `${grant.lot.amount}`,
      remaining: `${grant.lot.remaining}`,
      locked: `${grant.lot.locked}`,
    },
  };
}

export function subsidyBalanceView(balance: SubsidyBalance): SubsidyBalanceView {
  const { available, locked, soonest } = balance;
  return {
    available: `${available}`,
    locked: `${locked}`,
    soonest: soonest && {
      amount: `${soonest.amount}`,
      expiresAt: soonest.expiresAt.toISOString(),
    },
  };
}

function wholeNumber(value: unknown): unknown {
  return typeof value === 'string' && /^\d{1,3}$/.test(value) ? Number(value) : value;
}
