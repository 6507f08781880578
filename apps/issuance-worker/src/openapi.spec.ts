import 'reflect-metadata';
import { join } from 'node:path';
import { apiDocument } from '@boon/platform/app';
import { expectCommittedDocument } from '@boon/testing';
import { describe, it } from '@jest/globals';
import { card } from './card.js';
import { IssuanceWorkerModule } from './issuance-worker.module.js';

const COMMITTED = join(import.meta.dirname, '../../../docs/openapi/issuance-worker.json');

describe('the API document of issuance-worker', () => {
  it('is the committed one: a changed API is declared by npm run openapi', async () => {
    const document = await apiDocument((config) => IssuanceWorkerModule.forRoot(config), card);
    expectCommittedDocument(COMMITTED, document);
  });
});
