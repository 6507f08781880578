import { ApiProperty } from '@nestjs/swagger';
import { BilingualBody } from '@boon/governance/http';
import type {
  DecisionAnswer,
  OfferAnswer,
  ReasonAnswer,
  SlotAnswer,
  WinnerAnswer,
} from '../../delivery/delivered.js';
import { IsHookView, PriceAfterBenefitView, type HookView } from '../../hook/http/hook-views.js';

class WaivesView {
  @ApiProperty({ type: [Number] })
  months: number[];

  @ApiProperty({ description: 'Fen.' })
  atMost: string;
}

class OfferView implements OfferAnswer {
  @ApiProperty({ format: 'uuid' })
  stockId: string;

  @ApiProperty({ format: 'uuid' })
  schemeId: string;

  @ApiProperty({ format: 'uuid' })
  planId: string;

  @ApiProperty({ type: BilingualBody })
  name: BilingualBody;

  @ApiProperty()
  kind: string;

  @ApiProperty({ type: 'object', additionalProperties: true })
  terms: Record<string, unknown>;

  @ApiProperty({ enum: ['display', 'auto-claim', 'one-click', 'lottery', 'task'] })
  mode: string;

  @ApiProperty({ type: 'string', nullable: true })
  sku: string | null;

  @ApiProperty({ type: [String], description: 'Products that it names, where none is shown.' })
  skus: string[];

  @IsHookView()
  hook: HookView | null;

  @ApiProperty({ type: WaivesView, nullable: true, description: 'Interest that it waives.' })
  waives: WaivesView | null;

  @ApiProperty({ type: PriceAfterBenefitView, nullable: true })
  priceAfterBenefit: PriceAfterBenefitView | null;
}

class ClaimView {
  @ApiProperty({ enum: ['claimable', 'on-its-way', 'after-login'] })
  state: 'claimable' | 'on-its-way' | 'after-login';

  @ApiProperty({
    type: 'string',
    nullable: true,
    description: 'For POST /v1/claims, and for POST /v1/exposures once it was really shown.',
  })
  token: string | null;

  @ApiProperty({ description: 'The Idempotency-Key of the claim.' })
  claimKey: string;
}

class WinnerView extends OfferView implements WinnerAnswer {
  @ApiProperty({
    type: ClaimView,
    nullable: true,
    description: 'Null where there is nothing to claim, or a task is to be done first.',
  })
  claim: ClaimView | null;

  @ApiProperty({
    type: 'string',
    nullable: true,
    description:
      'For POST /v1/exposures once it was really shown; null: `claim.token` is to be sent.',
  })
  exposureToken: string | null;
}

class ReasonView implements ReasonAnswer {
  @ApiProperty({ format: 'uuid' })
  stockId: string;

  @ApiProperty({ format: 'uuid' })
  schemeId: string;

  @ApiProperty({ format: 'uuid' })
  planId: string;

  @ApiProperty({ type: 'string', nullable: true })
  sku: string | null;

  @ApiProperty({ enum: ['recall', 'target', 'match', 'cap', 'merge', 'trim'] })
  stage: string;

  @ApiProperty()
  reason: string;

  @ApiProperty({ type: BilingualBody, nullable: true })
  text: BilingualBody | null;
}

class SlotView implements SlotAnswer {
  @ApiProperty()
  slot: string;

  @ApiProperty({ description: '`pdp.any` where a visit could not prove that it came from an ad.' })
  answeredAs: string;

  @ApiProperty({ type: [WinnerView] })
  winners: WinnerView[];

  @ApiProperty({ type: [OfferView] })
  runnersUp: OfferView[];

  @ApiProperty({ type: BilingualBody, nullable: true, description: 'Shown when nobody won.' })
  fallback: BilingualBody | null;

  @ApiProperty({ type: [ReasonView], required: false, description: 'With `trace` only.' })
  reasons?: ReasonView[];
}

/** The answer to one request. */
export class DecisionView implements DecisionAnswer {
  @ApiProperty({ format: 'uuid' })
  decisionId: string;

  @ApiProperty({ format: 'date-time' })
  decidedAt: string;

  @ApiProperty()
  catalogueVersion: string;

  @ApiProperty({ description: 'The version of the weights that scored it.' })
  valuation: string;

  @ApiProperty({ type: [String], description: 'What could not be asked in time.' })
  degraded: string[];

  @ApiProperty({ type: [SlotView] })
  slots: SlotView[];
}
