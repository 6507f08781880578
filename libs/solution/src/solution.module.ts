import { Module, type DynamicModule } from '@nestjs/common';
import { KnownSchemes } from './scheme/known-schemes.js';
import { SchemeKind } from './scheme/scheme-kind.js';

/** Schemes: benefits packaged for an audience and a goal. */
@Module({})
export class SolutionModule {
  /** Needs the platform's modules, `GovernanceModule` and `AssetStrategyModule` in the same application. */
  static forRoot(): DynamicModule {
    return {
      module: SolutionModule,
      global: true,
      providers: [SchemeKind, KnownSchemes],
      exports: [SchemeKind, KnownSchemes],
    };
  }
}
