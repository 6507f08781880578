import { ApiProperty } from '@nestjs/swagger';
import { BilingualView } from '../../http/bilingual-view.js';
import type { QuotedWay } from '../domain/quote.js';
import { FEN } from './fen-field.js';

/** A threshold within reach: spend so much more and save so much more. */
export class SpendMoreView {
  @ApiProperty({ format: 'uuid' })
  grantId: string;

  @ApiProperty({ format: 'uuid' })
  stockId: string;

  @ApiProperty({ type: BilingualView })
  name: BilingualView;

  @ApiProperty({ description: 'The line of whose kind more would count.' })
  lineId: string;

  @ApiProperty(FEN)
  spend: string;

  @ApiProperty(FEN)
  save: string;
}

export function spendMoreView({ spend, save, ...way }: QuotedWay): SpendMoreView {
  const { grantId, stockId, name, lineId } = way;
  return { grantId, stockId, name, lineId, spend: `${spend}`, save: `${save}` };
}
