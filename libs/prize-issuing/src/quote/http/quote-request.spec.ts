import { describe, expect, it } from '@jest/globals';
import { Problem, type Identity } from '@boon/platform/http';
import { BasisPoints } from '@boon/shared-kernel';
import type { InstalmentsBody } from './instalments-dto.js';
import { quoteRequest } from './quote-request.js';

const SHOPPER = { sub: 'ann', role: 'user' } as Identity;
const SHOP = { sub: 'shop', role: 'service' } as Identity;

function faultsOf(instalments: InstalmentsBody, caller: Identity): string[] {
  try {
    const userId = caller === SHOP ? { userId: 'ann' } : {};
    quoteRequest({ ...userId, lines: [], instalments }, caller);
    return [];
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    return (problem.extras.fields ?? []).map(({ path }) => path);
  }
}

describe('the instalments of a quote', () => {
  it('are named in months by a shopper, never in rates', () => {
    expect(faultsOf({ months: 3 }, SHOPPER)).toEqual([]);
    expect(faultsOf({ months: 3, annualRate: 0, method: 'flat' }, SHOPPER)).toEqual([
      'instalments.annualRate',
      'instalments.method',
    ]);
  });

  it('are brought in full by a service', () => {
    expect(faultsOf({ months: 3 }, SHOP)).toEqual(['instalments.annualRate', 'instalments.method']);
    const instalments = { months: 3, annualRate: 600, method: 'declining' as const };
    expect(quoteRequest({ userId: 'ann', lines: [], instalments }, SHOP).instalments).toEqual({
      ...instalments,
      annualRate: BasisPoints.of(600),
    });
  });
});
