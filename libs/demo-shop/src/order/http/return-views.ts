import { ApiProperty } from '@nestjs/swagger';
import { FEN } from '../../http/fen-field.js';
import type { OrderReturn } from '../domain/order.js';

/** Units that came back. */
export class ShopReturnedLineView {
  @ApiProperty()
  lineId: string;

  @ApiProperty({ type: 'integer' })
  quantity: number;

  @ApiProperty({ ...FEN, description: 'What the shopper had paid for these units, in fen.' })
  refund: string;

  @ApiProperty({ ...FEN, description: 'What comes back of the interest for them, in fen.' })
  interest: string;
}

/** What came back of a benefit. */
export class GivenBackView {
  @ApiProperty({ format: 'uuid' })
  grantId: string;

  @ApiProperty({ ...FEN, description: 'What its funders got back, in fen.' })
  amount: string;

  @ApiProperty({ description: 'Whether it can be used again.' })
  restored: boolean;

  @ApiProperty({ example: 'held' })
  state: string;
}

/** One return of an order. */
export class OrderReturnView {
  @ApiProperty({ format: 'uuid' })
  returnId: string;

  @ApiProperty({ format: 'date-time' })
  returnedAt: string;

  @ApiProperty(FEN)
  refund: string;

  @ApiProperty({ ...FEN, description: 'What comes back of interest beside the refund, in fen.' })
  interest: string;

  @ApiProperty({ type: [ShopReturnedLineView] })
  lines: ShopReturnedLineView[];

  @ApiProperty({ type: [GivenBackView] })
  givenBack: GivenBackView[];
}

export function returnView({ returnId, askedAt, answer }: OrderReturn): OrderReturnView {
  return {
    returnId,
    returnedAt: askedAt.toISOString(),
    refund: answer.refund,
    interest: answer.interest,
    lines: [...answer.lines],
    givenBack: [...answer.givenBack],
  };
}
