import { ApiProperty } from '@nestjs/swagger';
import { BilingualView } from '../../http/bilingual-view.js';
import type { Quote, QuotedWay } from '../domain/quote.js';
import { UNUSED_TEXTS } from '../domain/unused-texts.js';
import { FEN } from './fen-field.js';
import { interestView, InterestView } from './interest-view.js';
import { ShareView, shareView } from './share-view.js';
import { spendMoreView, SpendMoreView } from './spend-more-view.js';

export { ShareView, shareView };

/** A line with its price. */
export class QuotedLineView {
  @ApiProperty()
  lineId: string;

  @ApiProperty()
  sku: string;

  @ApiProperty({ type: 'integer' })
  quantity: number;

  @ApiProperty(FEN)
  amount: string;

  @ApiProperty(FEN)
  discount: string;

  @ApiProperty(FEN)
  payable: string;
}

/** A grant that the price uses. */
export class QuotedGrantView {
  @ApiProperty({ format: 'uuid' })
  grantId: string;

  @ApiProperty({ format: 'uuid' })
  stockId: string;

  @ApiProperty({ type: BilingualView })
  name: BilingualView;

  @ApiProperty()
  kind: string;

  @ApiProperty(FEN)
  discount: string;

  @ApiProperty(FEN)
  platform: string;

  @ApiProperty(FEN)
  merchant: string;

  @ApiProperty({ type: [ShareView] })
  shares: ShareView[];
}

/** A grant that the price does without. */
export class UnusedGrantView {
  @ApiProperty({ format: 'uuid' })
  grantId: string;

  @ApiProperty({ format: 'uuid' })
  stockId: string;

  @ApiProperty({ type: BilingualView })
  name: BilingualView;

  @ApiProperty({ enum: Object.keys(UNUSED_TEXTS), example: 'grant.below-threshold' })
  reason: string;

  @ApiProperty({ type: BilingualView, description: 'The reason, for the shopper.' })
  text: BilingualView;

  @ApiProperty({ ...FEN, nullable: true, description: 'Fen short of the threshold.' })
  missing: string | null;
}

/** An order at its best price. */
export class QuoteView {
  @ApiProperty({ enum: ['parallel', 'progressive'] })
  mode: 'parallel' | 'progressive';

  @ApiProperty({ type: [QuotedLineView] })
  lines: QuotedLineView[];

  @ApiProperty(FEN)
  amount: string;

  @ApiProperty(FEN)
  discount: string;

  @ApiProperty({ ...FEN, description: 'What of the discount is drawn from the balance, in fen.' })
  subsidy: string;

  @ApiProperty(FEN)
  payable: string;

  @ApiProperty({ type: [QuotedGrantView] })
  grants: QuotedGrantView[];

  @ApiProperty({ type: [UnusedGrantView] })
  unused: UnusedGrantView[];

  @ApiProperty({
    type: InterestView,
    nullable: true,
    description:
      'Of the chosen instalment plan; null where none is chosen, or offered by the platform.',
  })
  interest: InterestView | null;

  @ApiProperty({
    type: [SpendMoreView],
    description: 'Thresholds within reach, the nearest first.',
  })
  spendMore: SpendMoreView[];

  @ApiProperty({ description: 'True: no other set of the grants takes more off.' })
  optimal: boolean;

  @ApiProperty({
    ...FEN,
    description: 'How much more a better set could take off at most, in fen.',
  })
  gap: string;
}

export function quoteView(quote: Quote, ways: readonly QuotedWay[] = []): QuoteView {
  return {
    mode: quote.mode,
    lines: quote.lines.map(({ lineId, sku, quantity, amount, discount, payable }) => ({
      ...{ lineId, sku, quantity },
      ...{ amount: `${amount}`, discount: `${discount}`, payable: `${payable}` },
    })),
    amount: `${quote.amount}`,
    discount: `${quote.discount}`,
    subsidy: `${quote.subsidy}`,
    payable: `${quote.payable}`,
    grants: quote.grants.map(({ grantId, stockId, name, kind, ...grant }) => ({
      ...{ grantId, stockId, name, kind },
      discount: `${grant.discount}`,
      platform: `${grant.platform}`,
      merchant: `${grant.merchant}`,
      shares: grant.shares.map(shareView),
    })),
    unused: quote.unused.map(({ grantId, stockId, name, reason, missing }) => ({
      ...{ grantId, stockId, name, reason, text: UNUSED_TEXTS[reason] },
      missing: missing?.toString() ?? null,
    })),
    interest: quote.interest && interestView(quote.interest),
    spendMore: ways.map(spendMoreView),
    optimal: quote.optimal,
    gap: `${quote.gap}`,
  };
}
