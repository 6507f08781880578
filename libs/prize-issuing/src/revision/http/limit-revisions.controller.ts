import { Controller } from '@nestjs/common';
import { ApiExtraModels, ApiTags } from '@nestjs/swagger';
import { GOVERNANCE_REFUSALS, GovernedObjects, ReadGovernedObjects } from '@boon/governance';
import { GovernedController } from '@boon/governance/http';
import type { EditRefusal } from '../domain/limit-edit.js';
import { LimitRevisionKind, type LimitRevision } from '../limit-revision-kind.js';
import { EDIT_REFUSALS } from '../revision-refusals.js';
import { LimitRevisionView } from './edit-dtos.js';

/** Raises on their way: approved by others, then published. They are made by editing a stock or a budget. */
@ApiTags('limits')
@ApiExtraModels(LimitRevisionView)
@Controller('v1/limit-revisions')
export class LimitRevisionsController extends GovernedController<LimitRevision, EditRefusal> {
  constructor(objects: GovernedObjects, reader: ReadGovernedObjects, kind: LimitRevisionKind) {
    super(objects, reader, kind, { ...GOVERNANCE_REFUSALS, ...EDIT_REFUSALS });
  }
}
