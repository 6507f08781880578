import { ApiProperty } from '@nestjs/swagger';
import { BilingualView } from '../../http/bilingual-view.js';
import type { QuotedInterest } from '../domain/quote.js';
import { FEN } from './fen-field.js';
import { ShareView, shareView } from './share-view.js';

/** A grant that waives interest, and who bears what it waives. */
export class WaivingGrantView {
  @ApiProperty({ format: 'uuid' })
  grantId: string;

  @ApiProperty({ format: 'uuid' })
  stockId: string;

  @ApiProperty({ type: BilingualView })
  name: BilingualView;

  @ApiProperty(FEN)
  platform: string;

  @ApiProperty(FEN)
  merchant: string;

  @ApiProperty({ type: [ShareView] })
  shares: ShareView[];
}

/** What the chosen instalment plan costs beside the price. */
export class InterestView {
  @ApiProperty({ type: 'integer' })
  months: number;

  @ApiProperty({ type: 'integer', description: 'Basis points of the principal a year.' })
  annualRate: number;

  @ApiProperty({ enum: ['flat', 'declining'] })
  method: 'flat' | 'declining';

  @ApiProperty({ ...FEN, description: 'What is paid over these months, in fen.' })
  principal: string;

  @ApiProperty(FEN)
  interest: string;

  @ApiProperty({ ...FEN, description: 'What of the interest the shopper does not pay, in fen.' })
  waived: string;

  @ApiProperty({ type: WaivingGrantView, nullable: true })
  grant: WaivingGrantView | null;
}

export function interestView({ plan, grant, ...interest }: QuotedInterest): InterestView {
  return {
    months: plan.months,
    annualRate: plan.annualRate.value,
    method: plan.method,
    principal: `${interest.principal}`,
    interest: `${interest.interest}`,
    waived: `${interest.waived}`,
    grant: grant && {
      ...{ grantId: grant.grantId, stockId: grant.stockId, name: grant.name },
      ...{ platform: `${grant.platform}`, merchant: `${grant.merchant}` },
      shares: grant.shares.map(shareView),
    },
  };
}
