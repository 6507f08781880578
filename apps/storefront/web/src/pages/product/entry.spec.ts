import { describe, expect, it } from '@jest/globals';
import { entryOf, slotsOf } from './entry.js';

describe('the way to a product', () => {
  it('is from an ad when the address carries its click, also after a look around', () => {
    expect(entryOf('token', { path: 'internal' })).toBe('external-ad');
  });

  it('is from inside when a link of the shop led here, also after a reload', () => {
    expect(entryOf(null, { path: 'internal' })).toBe('internal');
  });

  it.each([null, undefined, 'internal', {}, { path: 'ad' }])(
    'is direct otherwise (%o)',
    (state) => {
      expect(entryOf(null, state)).toBe('any');
    },
  );

  it('has a slot of its own beside the one of any path', () => {
    expect(slotsOf('internal')).toEqual(['pdp.internal', 'pdp.any']);
    expect(slotsOf('external-ad')).toEqual(['pdp.external-ad', 'pdp.any']);
    expect(slotsOf('any')).toEqual(['pdp.any']);
  });
});
