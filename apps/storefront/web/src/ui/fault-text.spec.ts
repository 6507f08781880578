import { describe, expect, it } from '@jest/globals';
import { ApiProblem } from '../api/problem.js';
import { speakerOf } from '../i18n/language-context.js';
import { sentenceFor } from './fault-text.js';

const { say } = speakerOf('en');

describe('the sentence for an error', () => {
  it('is the page’s own for a code that it knows, whatever the server says', () => {
    expect(sentenceFor(new ApiProblem(409, 'quota.exhausted', 'gone'), say)).toBe(
      'Just missed it: all of them are gone.',
    );
  });

  it.each(['client.unreachable', 'client.resting', 'client.too-slow', 'client.no-token'])(
    'has words for %s',
    (code) => {
      expect(sentenceFor({ status: 0, code, message: 'x' }, say)).not.toBe('x');
    },
  );

  it('is what the server says for a refusal that the page does not know', () => {
    expect(sentenceFor(new ApiProblem(409, 'cart.full', 'A cart holds 50.'), say)).toBe(
      'A cart holds 50.',
    );
  });

  it('tells nothing of what broke inside', () => {
    expect(sentenceFor(new ApiProblem(500, 'fault.unexpected', 'stack at line 3'), say)).toBe(
      'The service cannot be reached just now. Try again in a moment.',
    );
    expect(sentenceFor(new TypeError('x is not a function'), say)).toBe(
      'This page broke. Reload it, please.',
    );
  });
});
