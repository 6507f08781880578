import 'reflect-metadata';
import { join } from 'node:path';
import { apiDocument } from '@boon/platform/app';
import { expectCommittedDocument } from '@boon/testing';
import { describe, it } from '@jest/globals';
import { card } from './card.js';
import { StandaloneModule } from './standalone.module.js';

const COMMITTED = join(import.meta.dirname, '../../../docs/openapi/standalone.json');

describe('the API document of standalone', () => {
  it('is the committed one: a changed API is declared by npm run openapi', async () => {
    const document = await apiDocument((config) => StandaloneModule.forRoot(config), card);
    expectCommittedDocument(COMMITTED, document);
  });
});
