import { ApiProperty } from '@nestjs/swagger';
import { BilingualBody } from '@boon/governance/http';
import type { DropReason } from '../../decision/domain/candidate.js';
import type {
  ExplainedAmplification,
  ExplainedCandidate,
  ExplainedDecision,
  ExplainedSlot,
  ExplainedStage,
} from '../explained.js';

class ExplainedCandidateView implements ExplainedCandidate {
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

  @ApiProperty({ type: 'string', nullable: true })
  sku: string | null;

  @ApiProperty({
    enum: ['winner', 'runner-up', 'recall', 'target', 'match', 'cap', 'merge', 'trim'],
    description: 'How far it came: a winner, a runner-up, or the stage that dropped it.',
  })
  fate: ExplainedCandidate['fate'];

  @ApiProperty({ type: 'string', nullable: true })
  reason: DropReason | null;

  @ApiProperty({ type: BilingualBody, description: 'Why it won, or why not.' })
  text: BilingualBody;

  @ApiProperty({
    type: BilingualBody,
    nullable: true,
    description: 'The least that would have to be different for its audience to hold.',
  })
  wouldQualify: BilingualBody | null;

  @ApiProperty({
    type: 'string',
    nullable: true,
    example: 'step 0: profile.spend30d >= 50000',
    description: 'Why the terms of a strategy came out like this; null for shoppers.',
  })
  termsReason: string | null;

  @ApiProperty({ type: 'integer', description: 'In fen; 0 for shoppers.' })
  score: number;

  @ApiProperty({ type: 'string', nullable: true, description: 'Fen, with the benefit.' })
  payable: string | null;
}

const STAGES = ['recall', 'target', 'match', 'cap', 'merge', 'trim'];

class ExplainedStageView implements ExplainedStage {
  @ApiProperty({ enum: STAGES })
  stage: ExplainedStage['stage'];

  @ApiProperty({ type: 'integer' })
  in: number;

  @ApiProperty({ type: 'integer' })
  out: number;
}

class AmplificationView implements ExplainedAmplification {
  @ApiProperty({ type: 'integer' })
  sources: number;

  @ApiProperty({ type: 'integer' })
  candidates: number;

  @ApiProperty({ type: 'integer' })
  storeReads: number;

  @ApiProperty({ type: 'integer' })
  bytes: number;
}

class ExplainedSlotView implements ExplainedSlot {
  @ApiProperty()
  slot: string;

  @ApiProperty({ type: [ExplainedStageView] })
  stages: readonly ExplainedStageView[];

  @ApiProperty({ type: [ExplainedCandidateView], description: 'The closest losers first.' })
  nearest: readonly ExplainedCandidateView[];

  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'integer' },
    description: 'How many candidates were left after each stage.',
  })
  survivors: ExplainedSlot['survivors'];

  @ApiProperty({ type: [ExplainedCandidateView] })
  candidates: readonly ExplainedCandidateView[];

  @ApiProperty({
    type: 'integer',
    description: 'How many more offers of the slot were never proposed and are not listed.',
  })
  untold: number;
}

/** A decision with all its reasons. */
export class ExplainedDecisionView implements ExplainedDecision {
  @ApiProperty({ format: 'uuid' })
  decisionId: string;

  @ApiProperty()
  userId: string;

  @ApiProperty({ format: 'date-time' })
  decidedAt: string;

  @ApiProperty()
  catalogueVersion: string;

  @ApiProperty()
  valuation: string;

  @ApiProperty({ type: [String] })
  degraded: readonly string[];

  @ApiProperty({ type: AmplificationView, description: 'What the request caused.' })
  amplification: AmplificationView;

  @ApiProperty({ type: [ExplainedSlotView] })
  slots: readonly ExplainedSlotView[];
}
