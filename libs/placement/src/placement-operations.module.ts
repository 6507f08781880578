import { Module, type DynamicModule } from '@nestjs/common';
import { CataloguedLotteries } from './plan/infrastructure/catalogued-lotteries.js';
import { KnownLotteries } from './plan/known-lotteries.js';
import { PlanKind } from './plan/plan-kind.js';
import { SlotRepository } from './slot/domain/slot.repository.js';
import { SqlSlotRepository } from './slot/infrastructure/sql-slot.repository.js';
import { SlotKind } from './slot/slot-kind.js';
import { ThrowSwitch } from './switch/throw-switch.js';

/** Planning: needs the platform's modules, `GovernanceModule` and `SolutionModule`. */
@Module({})
export class PlacementOperationsModule {
  static forRoot(): DynamicModule {
    return {
      module: PlacementOperationsModule,
      global: true,
      providers: [
        { provide: SlotRepository, useClass: SqlSlotRepository },
        { provide: KnownLotteries, useClass: CataloguedLotteries },
        SlotKind,
        PlanKind,
        ThrowSwitch,
      ],
      exports: [PlanKind, SlotKind, ThrowSwitch],
    };
  }
}
