import { ApiProperty } from '@nestjs/swagger';
import { BilingualBody } from '@boon/governance/http';
import type { DropReason } from '../../decision/domain/candidate.js';
import type { ExplainedCandidate, ExplainedDecision, ExplainedSlot } from '../explained.js';

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

  @ApiProperty({ type: BilingualBody, nullable: true })
  text: BilingualBody | null;

  @ApiProperty({ type: 'integer', description: 'In fen; 0 for shoppers.' })
  score: number;

  @ApiProperty({ type: 'string', nullable: true, description: 'Fen, with the benefit.' })
  payable: string | null;
}

class ExplainedSlotView implements ExplainedSlot {
  @ApiProperty()
  slot: string;

  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'integer' },
    description: 'How many candidates were left after each stage.',
  })
  survivors: ExplainedSlot['survivors'];

  @ApiProperty({ type: [ExplainedCandidateView] })
  candidates: readonly ExplainedCandidateView[];
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

  @ApiProperty({ type: [ExplainedSlotView] })
  slots: readonly ExplainedSlotView[];
}
