import 'reflect-metadata';
import { join } from 'node:path';
import { apiDocument } from '@boon/platform/app';
import { expectCommittedDocument } from '@boon/testing';
import { describe, it } from '@jest/globals';
import { card } from './card.js';
import { PlacementApiModule } from './placement-api.module.js';

const COMMITTED = join(import.meta.dirname, '../../../docs/openapi/placement-api.json');

describe('the API document of placement-api', () => {
  it('is the committed one: a changed API is declared by npm run openapi', async () => {
    const document = await apiDocument((config) => PlacementApiModule.forRoot(config), card);
    expectCommittedDocument(COMMITTED, document);
  });
});
