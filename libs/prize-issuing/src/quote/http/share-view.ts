import { ApiProperty } from '@nestjs/swagger';
import type { LineShare } from '@boon/benefit-terms';
import { FEN } from './fen-field.js';

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
