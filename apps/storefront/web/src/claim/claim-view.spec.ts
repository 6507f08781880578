import { describe, expect, it } from '@jest/globals';
import type { ClaimOffer } from '../boon/types.js';
import { claimViewOf, isTappable, ticketStateOf, type ClaimView } from './claim-view.js';

const OFFER: ClaimOffer = { state: 'claimable', token: 'token', claimKey: 'key' };

type Facts = Parameters<typeof claimViewOf>[0];

function view(offer: ClaimOffer | null, told: Partial<Omit<Facts, 'offer'>> = {}) {
  return claimViewOf({ offer, status: 'idle', code: null, isInWallet: false, ...told });
}

describe('an offer', () => {
  it('without a claim is only shown', () => {
    expect(view(null)).toBe('display');
  });

  it('waits for a visitor to sign in', () => {
    expect(view({ ...OFFER, state: 'after-login', token: null })).toBe('after-login');
  });

  it('goes from claimable over claiming to claimed', () => {
    expect(view(OFFER)).toBe('claimable');
    expect(view(OFFER, { status: 'claiming' })).toBe('claiming');
    expect(view(OFFER, { status: 'claimed' })).toBe('claimed');
  });

  it('that was claimed for the shopper is on its way until the wallet shows it', () => {
    const auto: ClaimOffer = { ...OFFER, state: 'on-its-way', token: null };
    expect(view(auto)).toBe('on-its-way');
    expect(view(auto, { isInWallet: true })).toBe('arrived');
  });

  it.each(['quota.exhausted', 'budget.exhausted'])('is gone after %s', (code) => {
    const gone = view(OFFER, { status: 'refused', code });
    expect(gone).toBe('sold-out');
    expect(isTappable(gone)).toBe(false);
    expect(ticketStateOf(gone)).toBe('sold-out');
  });

  it('may be tried again after another refusal', () => {
    const refused = view(OFFER, { status: 'refused', code: 'stock.not-active' });
    expect(refused).toBe('refused');
    expect(isTappable(refused)).toBe(true);
  });

  it('may be tried again when the network was lost, and is not called claimed', () => {
    const unknown = view(OFFER, { status: 'unknown', code: 'client.unreachable' });
    expect(unknown).toBe('unknown');
    expect(isTappable(unknown)).toBe(true);
    expect(ticketStateOf(unknown)).toBe('claimable');
  });

  it.each<ClaimView>(['claiming', 'claimed', 'on-its-way', 'arrived', 'display', 'after-login'])(
    'takes no tap while %s',
    (state) => {
      expect(isTappable(state)).toBe(false);
    },
  );
});
