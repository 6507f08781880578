import { describe, expect, it } from '@jest/globals';
import { Money } from '@boon/shared-kernel';
import { approversFor, statusAfterVote, type ApprovalRequest } from './approval.js';

const request: ApprovalRequest = {
  id: '1',
  kind: 'asset',
  objectId: 'a',
  contentHash: 'h',
  authors: ['lin', 'bao'],
  worstCase: Money.ofFen(20_000_00),
  required: 2,
  status: 'open',
};
const approve = (approver: string) => ({ approver, verdict: 'approve', contentHash: 'h' }) as const;

describe('approval', () => {
  it('asks for more people as more money is at stake', () => {
    expect(approversFor(Money.ofFen(9_999_99))).toBe(1);
    expect(approversFor(Money.ofFen(10_000_00))).toBe(2);
    expect(approversFor(Money.ofFen(99_999_99))).toBe(2);
    expect(approversFor(Money.ofFen(100_000_00))).toBe(3);
  });

  it('lets no author approve their own work', () => {
    expect(statusAfterVote(request, [], approve('bao'))).toMatchObject({
      code: 'approval.own-work',
    });
  });

  it('needs as many different people as the tier asks for', () => {
    expect(statusAfterVote(request, [], approve('chen'))).toEqual({ ok: true, status: 'open' });
    const first = { approver: 'chen', verdict: 'approve' } as const;
    expect(statusAfterVote(request, [first], approve('chen'))).toMatchObject({
      code: 'approval.already-voted',
    });
    expect(statusAfterVote(request, [first], approve('wu'))).toEqual({
      ok: true,
      status: 'approved',
    });
  });

  it('binds to the content that was looked at', () => {
    expect(statusAfterVote(request, [], { ...approve('chen'), contentHash: 'x' })).toMatchObject({
      code: 'approval.content-changed',
    });
  });

  it('is over at the first rejection', () => {
    const vote = { approver: 'chen', verdict: 'reject', contentHash: 'h' } as const;
    expect(statusAfterVote(request, [], vote)).toEqual({ ok: true, status: 'rejected' });
    expect(statusAfterVote({ ...request, status: 'rejected' }, [], approve('wu'))).toMatchObject({
      code: 'approval.not-open',
    });
  });
});
