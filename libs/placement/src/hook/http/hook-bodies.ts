import { ApiExtraModels, ApiProperty, getSchemaPath } from '@nestjs/swagger';
import type { HookOfPlan, TaskOfPlan } from '@boon/contracts/placement';
import { IsMoneyFen } from '@boon/platform/http';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsObject,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateNested,
} from 'class-validator';

const KINDS: readonly HookOfPlan['kind'][] = [
  'lottery',
  'one-click-claim',
  'recommendation',
  'task',
];
const DEEDS: readonly TaskOfPlan['do'][] = ['view-products', 'add-to-cart', 'order-over'];

/** What a plan's placement invites to; the kind says which fields it has. */
export class HookBody {
  @ApiProperty({ enum: KINDS })
  @IsIn(KINDS)
  kind: HookOfPlan['kind'];
}

/** A lottery to take part in. */
export class LotteryHookBody extends HookBody {
  @ApiProperty({ enum: ['lottery'] })
  override kind: 'lottery';

  @ApiProperty({ format: 'uuid' })
  @IsUUID('all')
  lotteryId: string;
}

/** All benefits of a scheme by one tap. */
export class PackHookBody extends HookBody {
  @ApiProperty({ enum: ['one-click-claim'] })
  override kind: 'one-click-claim';

  @ApiProperty({
    enum: ['all', 'available'],
    description: '`all`: every benefit or none; `available`: what can be had.',
  })
  @IsIn(['all', 'available'])
  pack: 'all' | 'available';
}

/** Products to look at; shown are those on which the benefit saves something. */
export class RecommendationHookBody extends HookBody {
  @ApiProperty({ enum: ['recommendation'] })
  override kind: 'recommendation';

  @ApiProperty({ type: [String], minItems: 1, maxItems: 60 })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(60)
  @ArrayUnique()
  @IsString({ each: true })
  @MinLength(1, { each: true })
  @MaxLength(64, { each: true })
  skus: string[];
}

/** What is to be done; it says which fields there are. */
export class TaskBody {
  @ApiProperty({ enum: DEEDS })
  @IsIn(DEEDS)
  do: TaskOfPlan['do'];
}

/** So many different products. */
export class CountedTaskBody extends TaskBody {
  @ApiProperty({ enum: ['view-products', 'add-to-cart'] })
  override do: 'view-products' | 'add-to-cart';

  @ApiProperty({ type: 'integer', minimum: 1, maximum: 20 })
  @IsInt()
  @Min(1)
  @Max(20)
  count: number;
}

/** One paid order of at least so much. */
export class OrderTaskBody extends TaskBody {
  @ApiProperty({ enum: ['order-over'] })
  override do: 'order-over';

  @IsMoneyFen({ min: 1 })
  amount: string;
}

/** Something to do first: the benefit can be claimed once it is done. */
@ApiExtraModels(CountedTaskBody, OrderTaskBody)
export class TaskHookBody extends HookBody {
  @ApiProperty({ enum: ['task'] })
  override kind: 'task';

  @ApiProperty({
    oneOf: [CountedTaskBody, OrderTaskBody].map((type) => ({ $ref: getSchemaPath(type) })),
  })
  @ValidateNested()
  @Type(() => TaskBody, {
    keepDiscriminatorProperty: true,
    discriminator: {
      property: 'do',
      subTypes: [
        { name: 'view-products', value: CountedTaskBody },
        { name: 'add-to-cart', value: CountedTaskBody },
        { name: 'order-over', value: OrderTaskBody },
      ],
    },
  })
  @IsObject()
  task: CountedTaskBody | OrderTaskBody;
}

/** How `class-transformer` tells the hooks apart. */
export const HOOK_BODIES = {
  keepDiscriminatorProperty: true,
  discriminator: {
    property: 'kind',
    subTypes: [
      { name: 'lottery', value: LotteryHookBody },
      { name: 'one-click-claim', value: PackHookBody },
      { name: 'recommendation', value: RecommendationHookBody },
      { name: 'task', value: TaskHookBody },
    ],
  },
};
