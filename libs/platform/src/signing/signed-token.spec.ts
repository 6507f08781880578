import { describe, expect, it } from '@jest/globals';
import { InvariantViolated } from '@boon/shared-kernel';
import { parseSigningKeys, TokenSigner } from './signed-token.js';

const OLD = { kid: 'k1', secret: 'an old secret of the house' };
const NEW = { kid: 'k2', secret: 'a new secret of the house' };

describe('TokenSigner', () => {
  const signer = new TokenSigner([NEW, OLD]);
  const token = signer.sign({ id: 'a', name: '满减' });

  it('opens what it signed', () => {
    expect(signer.open(token)).toEqual({ id: 'a', name: '满减' });
    expect(token).toMatch(/^v1\.k2\.[\w-]+\.[\w-]+$/);
  });

  it('opens what an older key signed, and not what an unknown key signed', () => {
    const older = new TokenSigner([OLD]);
    expect(signer.open(older.sign({ id: 'b' }))).toEqual({ id: 'b' });
    expect(older.open(token)).toBeNull();
  });

  it('opens nothing in which one character was changed', () => {
    for (let at = 0; at < token.length; at += 1) {
      const other = token[at] === 'A' ? 'B' : 'A';
      expect(signer.open(token.slice(0, at) + other + token.slice(at + 1))).toBeNull();
      // A character whose lower byte is the right one.
      const alike = String.fromCharCode(0x100 + token.charCodeAt(at));
      expect(signer.open(token)).not.toBeNull();
      expect(signer.open(token.slice(0, at) + alike + token.slice(at + 1))).toBeNull();
    }
  });

  it('opens nothing that is not a token', () => {
    for (const text of ['', '.', '...', 'v1.k2..', `${token}.x`, `${token}=`, 'x'.repeat(17_000)]) {
      expect(signer.open(text)).toBeNull();
    }
  });

  it('signs what was encoded piece by piece, wherever the pieces end', () => {
    for (const name of ['', 'a', 'ab', 'abc', '满减', '满减 x', '减'.repeat(1_000)]) {
      const pieces = [`{"name":${JSON.stringify(name)},`, `"kind":"满",`, `"id":"a"}`];
      const joined = signer.signPieces(pieces.map((piece) => TokenSigner.piece(piece)).join(''));
      expect(joined).toMatch(/^v1\.k2\.[\w-]+\.[\w-]{43}$/);
      expect(signer.open(joined)).toEqual({ name, kind: '满', id: 'a' });
    }
    expect(() => signer.sign({ name: 'a'.repeat(13_000) })).toThrow(InvariantViolated);
  });

  it('refuses to work without a proper key', () => {
    expect(() => new TokenSigner([])).toThrow(InvariantViolated);
    expect(() => new TokenSigner([{ kid: 'k', secret: 'short' }])).toThrow(InvariantViolated);
    expect(() => new TokenSigner([OLD, OLD])).toThrow(InvariantViolated);
    expect(parseSigningKeys('k1:a secret: with a colon,k2:b')).toEqual([
      { kid: 'k1', secret: 'a secret: with a colon' },
      { kid: 'k2', secret: 'b' },
    ]);
  });
});
