import { ApiProperty } from '@nestjs/swagger';
import type { LineShare } from '@boon/benefit-terms';
import { BilingualView } from '../../http/bilingual-view.js';
import type { Quote } from '../domain/quote.js';

const FEN = { type: 'string', example: '5000', description: 'Decimal string of fen.' } as const;

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

/** What one grant takes off one line, and who pays. */
export class ShareView {
  @ApiProperty()
  lineId: string;

  @ApiProperty(FEN)
  discount: string;

  @ApiProperty(FEN)
  platform: string;

  @ApiProperty(FEN)
  merchant: string;
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

  @ApiProperty({ example: 'grant.below-threshold' })
  reason: string;

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

  @ApiProperty(FEN)
  payable: string;

  @ApiProperty({ type: [QuotedGrantView] })
  grants: QuotedGrantView[];

  @ApiProperty({ type: [UnusedGrantView] })
  unused: UnusedGrantView[];

  @ApiProperty({ description: 'True: no other set of the grants takes more off.' })
  optimal: boolean;

  @ApiProperty({
    ...FEN,
    description: 'How much more a better set could take off at most, in fen.',
  })
  gap: string;
}

export function quoteView(quote: Quote): QuoteView {
  return {
    mode: quote.mode,
    lines: quote.lines.map(({ lineId, sku, quantity, amount, discount, payable }) => ({
      ...{ lineId, sku, quantity },
      ...{ amount: `${amount}`, discount: `${discount}`, payable: `${payable}` },
    })),
    amount: `${quote.amount}`,
    discount: `${quote.discount}`,
    payable: `${quote.payable}`,
    grants: quote.grants.map(({ grantId, stockId, name, kind, ...grant }) => ({
      ...{ grantId, stockId, name, kind },
      discount: `${grant.discount}`,
      platform: `${grant.platform}`,
      merchant: `${grant.merchant}`,
      shares: grant.shares.map(shareView),
    })),
    unused: quote.unused.map(({ grantId, stockId, name, reason, missing }) => ({
      ...{ grantId, stockId, name, reason },
      missing: missing?.toString() ?? null,
    })),
    optimal: quote.optimal,
    gap: `${quote.gap}`,
  };
}

export function shareView(
  share: Pick<LineShare, 'lineId' | 'discount' | 'platform' | 'merchant'>,
): ShareView {
  const { lineId, discount, platform, merchant } = share;
  return {
    lineId,
    discount: `${discount}`,
    platform: `${platform}`,
    merchant: `${merchant}`,
  };
}
