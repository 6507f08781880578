import 'reflect-metadata';
import { join } from 'node:path';
import { apiDocument } from '@boon/platform/app';
import { expectCommittedDocument } from '@boon/testing';
import { describe, it } from '@jest/globals';
import { card } from './card.js';
import { IssuingApiModule } from './issuing-api.module.js';

const COMMITTED = join(import.meta.dirname, '../../../docs/openapi/issuing-api.json');

describe('the API document of issuing-api', () => {
  it('is the committed one: a changed API is declared by npm run openapi', async () => {
    const document = await apiDocument((config) => IssuingApiModule.forRoot(config), card);
    expectCommittedDocument(COMMITTED, document);
  });
});
