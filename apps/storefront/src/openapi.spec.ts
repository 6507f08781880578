import 'reflect-metadata';
import { join } from 'node:path';
import { apiDocument } from '@boon/platform/app';
import { expectCommittedDocument } from '@boon/testing';
import { describe, it } from '@jest/globals';
import { card } from './card.js';
import { StorefrontModule } from './storefront.module.js';

const COMMITTED = join(import.meta.dirname, '../../../docs/openapi/storefront.json');

describe('the API document of the storefront', () => {
  it('is the committed one: a changed API is declared by npm run openapi', async () => {
    const document = await apiDocument((config) => StorefrontModule.forRoot(config), card);
    expectCommittedDocument(COMMITTED, document);
  });
});
