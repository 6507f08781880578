import { ApiExtraModels, ApiProperty, getSchemaPath } from '@nestjs/swagger';
import { BilingualBody } from '@boon/governance/http';
import type { HookAnswer, PackItemAnswer } from '../hook-answer.js';
import type { PricedAnswer } from '../shown-terms.js';
import { CountedTaskBody, OrderTaskBody } from './hook-bodies.js';

/** The price of one unit with the benefit alone. */
export class PriceAfterBenefitView implements PricedAnswer {
  @ApiProperty({ description: 'Fen.' })
  unitPrice: string;

  @ApiProperty({ description: 'Fen.' })
  discount: string;

  @ApiProperty({ description: 'Fen.' })
  payable: string;
}

class LotteryHookView {
  @ApiProperty({ enum: ['lottery'] })
  kind: 'lottery';

  @ApiProperty({ format: 'uuid' })
  lotteryId: string;
}

class PackItemView implements PackItemAnswer {
  @ApiProperty({ format: 'uuid' })
  stockId: string;

  @ApiProperty({ type: BilingualBody })
  name: BilingualBody;

  @ApiProperty()
  kind: string;

  @ApiProperty({ type: 'object', additionalProperties: true })
  terms: Record<string, unknown>;
}

class PackHookView {
  @ApiProperty({ enum: ['one-click-claim'] })
  kind: 'one-click-claim';

  @ApiProperty({
    enum: ['all', 'available'],
    description: 'All of it or nothing; what can be had.',
  })
  pack: 'all' | 'available';

  @ApiProperty({ type: [PackItemView], description: 'What the one claim of the winner brings.' })
  items: PackItemView[];
}

class RecommendedProductView {
  @ApiProperty()
  sku: string;

  @ApiProperty({ type: PriceAfterBenefitView, nullable: true })
  priceAfterBenefit: PriceAfterBenefitView | null;
}

class RecommendationHookView {
  @ApiProperty({ enum: ['recommendation'] })
  kind: 'recommendation';

  @ApiProperty({ type: [RecommendedProductView], description: 'At most twelve.' })
  products: RecommendedProductView[];
}

class TaskProgressView {
  @ApiProperty({ type: 'integer', description: 'Products or orders.' })
  done: number;

  @ApiProperty({ type: 'integer' })
  of: number;

  @ApiProperty({ description: 'Only then the winner carries a claim.' })
  isDone: boolean;
}

@ApiExtraModels(CountedTaskBody, OrderTaskBody)
class TaskHookView {
  @ApiProperty({ enum: ['task'] })
  kind: 'task';

  @ApiProperty({
    oneOf: [CountedTaskBody, OrderTaskBody].map((type) => ({ $ref: getSchemaPath(type) })),
  })
  task: CountedTaskBody | OrderTaskBody;

  @ApiProperty({
    type: TaskProgressView,
    nullable: true,
    description: 'Null: what the shopper did could not be learnt in time.',
  })
  progress: TaskProgressView | null;
}

const VIEWS = [LotteryHookView, PackHookView, RecommendationHookView, TaskHookView];

/** A hook of an offer, by its kind. */
export function IsHookView(): PropertyDecorator {
  return (target, property) => {
    ApiExtraModels(...VIEWS)(target.constructor);
    ApiProperty({
      nullable: true,
      oneOf: VIEWS.map((type) => ({ $ref: getSchemaPath(type) })),
    })(target, property);
  };
}

/** The type of such a property. */
export type HookView = HookAnswer;
