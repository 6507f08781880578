import { ApiProperty } from '@nestjs/swagger';
import { BilingualBody, GovernedView } from '@boon/governance/http';
import { IsMoneyFen } from '@boon/platform/http';
import { LimitsBody, ValidityBody } from '@boon/prize-issuing/http';
import { Type } from 'class-transformer';
import {
  IsIn,
  IsInt,
  IsObject,
  IsString,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import type { ProposalContent } from '../domain/proposal.js';
import type { Agreed } from '../fund-voucher.js';

const MOST_UNITS = 1_000_000_000;
const POLICIES = ['restore', 'extend', 'forfeit'] as const;

/** What a merchant writes of a voucher; whose it is says the token. */
export class ProposalBody implements Omit<ProposalContent, 'merchantId'> {
  @ApiProperty({ type: BilingualBody })
  @ValidateNested()
  @Type(() => BilingualBody)
  @IsObject()
  name: BilingualBody;

  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: 'Terms of a voucher; `merchantId` may be left out: it is the own shop.',
    example: { kind: 'voucher', threshold: '20000', amount: '3000', scope: {} },
  })
  @IsObject()
  terms: Record<string, unknown>;

  @ApiProperty({ type: 'integer', minimum: 1, maximum: MOST_UNITS })
  @IsInt()
  @Min(1)
  @Max(MOST_UNITS)
  quantity: number;

  @ApiProperty({ type: LimitsBody })
  @ValidateNested()
  @Type(() => LimitsBody)
  @IsObject()
  limits: LimitsBody;

  @ApiProperty({ type: ValidityBody })
  @ValidateNested()
  @Type(() => ValidityBody)
  @IsObject()
  validity: ValidityBody;

  @ApiProperty({
    type: 'integer',
    minimum: 0,
    maximum: 9_999,
    description: 'Basis points of each discount that the platform is asked to bear.',
  })
  @IsInt()
  @Min(0)
  @Max(9_999)
  platformShare: number;

  @ApiProperty({ enum: POLICIES })
  @IsIn(POLICIES)
  returnPolicy: 'restore' | 'extend' | 'forfeit';
}

/** Other content for a draft. */
export class EditProposalBody extends ProposalBody {
  @ApiProperty({ type: 'integer', minimum: 1 })
  @IsInt()
  @Min(1)
  expectedVersion: number;
}

/** What the merchant agrees to pay. */
export class FundBody implements Agreed {
  @ApiProperty({ description: 'The `contentHash` of what was looked at.' })
  @IsString()
  @Matches(/^[0-9a-f]{64}$/)
  contentHash: string;

  @IsMoneyFen({ min: 1, description: 'The `cost.merchant` that was shown: the most it bears.' })
  commitment: string;
}

/** The most that a voucher can cost, in fen. */
export class VoucherCostView {
  @ApiProperty()
  total: string;

  @ApiProperty()
  merchant: string;

  @ApiProperty()
  platform: string;
}

/** A proposal as the API shows it. */
export class ProposalView extends GovernedView {
  @ApiProperty()
  merchantId: string;

  @ApiProperty({ type: BilingualBody })
  name: BilingualBody;

  @ApiProperty({ type: 'object', additionalProperties: true })
  terms: Record<string, unknown>;

  @ApiProperty({ type: 'integer' })
  quantity: number;

  @ApiProperty({ type: LimitsBody })
  limits: LimitsBody;

  @ApiProperty({ type: ValidityBody })
  validity: ValidityBody;

  @ApiProperty({ type: 'integer' })
  platformShare: number;

  @ApiProperty({ enum: POLICIES })
  returnPolicy: string;

  @ApiProperty({ type: VoucherCostView })
  cost: VoucherCostView;

  @ApiProperty({ format: 'uuid', required: false, description: 'Once the merchant funded it.' })
  stockId?: string;
}

/** One funder's account of a voucher, in fen: committed is the sum of the others. */
export class FunderAccountView {
  @ApiProperty()
  committed: string;

  @ApiProperty({ description: 'May still be issued.' })
  free: string;

  @ApiProperty({ description: 'Its part of the worst case of what shoppers hold.' })
  reserved: string;

  @ApiProperty({ description: 'Its part of orders that are not paid yet.' })
  locked: string;

  @ApiProperty({
    description: 'Its part of paid orders, less what returns gave back: what is due.',
  })
  spent: string;

  @ApiProperty({ description: 'Given back for good, as the voucher has ended.' })
  released: string;
}

/** Who bears what of a voucher so far. */
export class SettlementView {
  @ApiProperty({ type: FunderAccountView })
  merchant: FunderAccountView;

  @ApiProperty({ type: FunderAccountView })
  platform: FunderAccountView;
}
