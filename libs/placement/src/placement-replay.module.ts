import { Module } from '@nestjs/common';
import { DecisionLogRepository } from './decision-log/decision-log.repository.js';
import { SqlDecisionLogRepository } from './decision-log/infrastructure/sql-decision-log.repository.js';
import { ExportDecisions } from './replay/export-decisions.js';
import { SqlLoggedCatalogues } from './replay/infrastructure/sql-logged-catalogues.js';
import { LoggedCatalogues } from './replay/logged-catalogues.js';
import { ReplayFile } from './replay/replay-file.js';

/** Deciding again what was logged: needs `DatabaseModule` only. */
@Module({
  providers: [
    { provide: DecisionLogRepository, useClass: SqlDecisionLogRepository },
    { provide: LoggedCatalogues, useClass: SqlLoggedCatalogues },
    ReplayFile,
    ExportDecisions,
  ],
  exports: [ReplayFile, ExportDecisions],
})
export class PlacementReplayModule {}
