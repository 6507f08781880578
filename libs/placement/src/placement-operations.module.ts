import { Module, type DynamicModule } from '@nestjs/common';
import { CatalogueRepository } from './catalogue/domain/catalogue.repository.js';
import { SqlCatalogueRepository } from './catalogue/infrastructure/sql-catalogue.repository.js';
import { PlanKind } from './plan/plan-kind.js';
import { ThrowSwitch } from './switch/throw-switch.js';

/** Planning: needs the platform's modules, `GovernanceModule` and `SolutionModule`. */
@Module({})
export class PlacementOperationsModule {
  static forRoot(): DynamicModule {
    return {
      module: PlacementOperationsModule,
      global: true,
      providers: [
        { provide: CatalogueRepository, useClass: SqlCatalogueRepository },
        PlanKind,
        ThrowSwitch,
      ],
      exports: [PlanKind, ThrowSwitch],
    };
  }
}
