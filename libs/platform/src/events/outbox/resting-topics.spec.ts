import { describe, expect, it } from '@jest/globals';
import { RestingTopics } from './resting-topics.js';

describe('a topic that takes no events', () => {
  it('is left alone for longer and longer, at most two seconds, until it takes some', () => {
    const topics = new RestingTopics();
    expect(topics.failed('a', 0)).toBe(true);
    expect(topics.at(99)).toEqual(['a']);
    expect(topics.at(100)).toEqual([]);
    const later = [1, 2, 3, 4, 5, 6].map((n) => topics.failed('a', n * 10_000));
    expect(later).not.toContain(true);
    expect(topics.at(61_999)).toEqual(['a']);
    expect(topics.at(62_000)).toEqual([]);
    topics.succeeded('a');
    expect(topics.failed('a', 70_000)).toBe(true);
    expect(topics.at(70_100)).toEqual([]);
  });

  it('does not keep others waiting', () => {
    const topics = new RestingTopics();
    topics.failed('a', 0);
    expect(topics.at(50)).not.toContain('b');
  });
});
