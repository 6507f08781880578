import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';
import { BENEFIT_KINDS, type TermsWire } from '@boon/benefit-terms';
import { PageOf, PageQuery } from '@boon/platform/http';
import { BilingualView } from '../../http/bilingual-view.js';
import { GRANT_STATES, type GrantState, type WalletGrant } from '../domain/wallet.js';

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
}

/** A page of a wallet, newest first. */
export class WalletPage extends PageOf(WalletGrantView) {}

export function walletGrantView(grant: WalletGrant): WalletGrantView {
  return {
    ...grant,
    claimedAt: grant.claimedAt.toISOString(),
    expiresAt: grant.expiresAt.toISOString(),
    usedAt: grant.usedAt?.toISOString() ?? null,
  };
}

function wholeNumber(value: unknown): unknown {
  return typeof value === 'string' && /^\d{1,3}$/.test(value) ? Number(value) : value;
}
