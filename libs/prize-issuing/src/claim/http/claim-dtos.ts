import { ApiProperty } from '@nestjs/swagger';
import { IsString, MaxLength, MinLength } from 'class-validator';
import type { TermsWire } from '@boon/benefit-terms';
import { LONGEST_CLAIM_TOKEN } from '@boon/contracts/prize-issuing';
import type { ClaimedGrant } from '../domain/claim.js';
import { BilingualView } from '../../http/bilingual-view.js';

/** What is claimed: the token of an offer, untouched. */
export class ClaimBody {
  @ApiProperty({ maxLength: LONGEST_CLAIM_TOKEN, description: 'The claim token of a decision.' })
  @IsString()
  @MinLength(1)
  @MaxLength(LONGEST_CLAIM_TOKEN)
  token: string;
}

/** One benefit that the claim brought. */
export class ClaimedGrantView implements ClaimedGrant {
  @ApiProperty({ format: 'uuid' })
  grantId: string;

  @ApiProperty({ format: 'uuid' })
  stockId: string;

  @ApiProperty({ type: BilingualView })
  name: BilingualView;

  @ApiProperty({ example: 'full-reduction' })
  kind: string;

  @ApiProperty({ type: 'object', additionalProperties: true, description: 'Terms of the kind.' })
  terms: TermsWire;

  @ApiProperty({ format: 'date-time' })
  expiresAt: string;
}

/** A granted claim; every repeat gets the same bytes. */
export class ClaimView {
  @ApiProperty({ description: 'The Idempotency-Key under which it can be read again.' })
  claimKey: string;

  @ApiProperty({ type: [ClaimedGrantView] })
  grants: readonly ClaimedGrantView[];
}
