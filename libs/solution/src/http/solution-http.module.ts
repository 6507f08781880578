import { Module } from '@nestjs/common';
import { SchemesController } from '../scheme/http/schemes.controller.js';

/** The back office's routes of solution. Needs `SolutionModule` and `GovernanceModule` in the same application. */
@Module({ controllers: [SchemesController] })
export class SolutionHttpModule {}
