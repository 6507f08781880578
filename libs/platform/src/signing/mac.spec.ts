import { createHmac } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { LONGEST_TOKEN, Mac } from './mac.js';

const ascii = (most: number) => fc.string({ unit: 'binary-ascii', maxLength: most });

describe('Mac', () => {
  it('is HMAC-SHA256, whatever the lengths of key and text', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), ascii(300), (secret, text) => {
        const expected = createHmac('sha256', secret).update(text).digest('base64url');
        expect(new Mac(secret).of(text)).toBe(expected);
      }),
    );
  });

  it('remembers nothing of the text before', () => {
    const mac = new Mac('a secret of the house');
    const short = mac.of('short');
    expect(mac.of('x'.repeat(LONGEST_TOKEN))).not.toBeNull();
    expect(mac.of('short')).toBe(short);
  });

  it('is of ASCII texts no longer than a token', () => {
    const mac = new Mac('a secret of the house');
    expect([mac.of('x'.repeat(LONGEST_TOKEN + 1)), mac.of('满'), mac.of('\u0141')]).toEqual([
      null,
      null,
      null,
    ]);
  });
});
