import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { BENEFIT_KINDS, termsToWire, type TermsWire } from '@boon/benefit-terms';
import { PageOf } from '@boon/platform/http';
import { BilingualView } from '../../http/bilingual-view.js';
import type { Applicability } from '../../quote/domain/applicability.js';
import { UNUSED_TEXTS } from '../../quote/domain/unused-texts.js';
import { FEN } from '../../quote/http/fen-field.js';
import { OrderBody } from '../../quote/http/quote-dtos.js';

/** A cart, and which part of the wallet to judge by it. */
export class ApplicableBody extends OrderBody {
  @ApiPropertyOptional({ description: 'Only what would give something.', default: false })
  @IsOptional()
  @IsBoolean()
  onlyApplicable?: boolean;

  @ApiPropertyOptional({ enum: BENEFIT_KINDS })
  @IsOptional()
  @IsIn(BENEFIT_KINDS)
  kind?: string;

  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 200, default: 50 })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(200)
  limit?: number;

  @ApiPropertyOptional({ description: 'Of the page before.' })
  @IsOptional()
  @IsString()
  @MaxLength(1_024)
  cursor?: string;
}

/** Why a grant is not used. */
export class ReasonView {
  @ApiProperty({ enum: Object.keys(UNUSED_TEXTS), example: 'grant.below-threshold' })
  code: string;

  @ApiProperty()
  zh: string;

  @ApiProperty()
  en: string;
}

/** A held grant, and what it could do for the cart. */
export class ApplicableGrantView {
  @ApiProperty({ format: 'uuid' })
  grantId: string;

  @ApiProperty({ format: 'uuid' })
  stockId: string;

  @ApiProperty({ type: BilingualView })
  name: BilingualView;

  @ApiProperty({ enum: BENEFIT_KINDS })
  kind: string;

  @ApiProperty({ type: 'object', additionalProperties: true })
  terms: TermsWire;

  @ApiProperty({ format: 'date-time' })
  expiresAt: string;

  @ApiProperty({ description: 'It gives something by itself.' })
  applicable: boolean;

  @ApiProperty({ ...FEN, description: 'What it gives by itself, in fen.' })
  gives: string;

  @ApiProperty({ description: 'It is part of the best price of the cart.' })
  used: boolean;

  @ApiProperty({
    type: ReasonView,
    nullable: true,
    description: 'Why it gives nothing, or why the best price does without it.',
  })
  reason: ReasonView | null;

  @ApiProperty({ ...FEN, nullable: true, description: 'Fen short of the threshold.' })
  missing: string | null;
}

/** A page of held grants, the soonest to expire first. */
export class ApplicablePage extends PageOf(ApplicableGrantView) {}

export function applicableGrantView(of: Applicability): ApplicableGrantView {
  const { grantId, stockId, name, terms, expiresAt } = of.grant;
  return {
    ...{ grantId, stockId, name, kind: terms.kind, terms: termsToWire(terms) },
    expiresAt: expiresAt.toISOString(),
    applicable: of.isApplicable,
    gives: `${of.gives}`,
    used: of.isUsed,
    reason: of.reason && { code: of.reason, ...UNUSED_TEXTS[of.reason] },
    missing: of.missing?.toString() ?? null,
  };
}
