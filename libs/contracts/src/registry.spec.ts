import { describe, expect, it } from '@jest/globals';
import { EVENTS, TOPICS } from './index.js';

describe('the event contracts', () => {
  it.each(EVENTS.map((event) => [event.type, event] as const))(
    '%s has a name, a topic, a key and an example that its own schema accepts',
    (type, event) => {
      expect(type).toMatch(/^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*\.v\d+$/);
      expect(event.topic.split('.')[0]).toBe(type.split('.')[0]);
      expect(event.parse(event.example)).toEqual(event.example);
      expect(event.keyOf(event.example)).toEqual(expect.any(String));
    },
  );

  it('are named once each', () => {
    expect(new Set(EVENTS.map((event) => event.type)).size).toBe(EVENTS.length);
    expect(EVENTS.length).toBeGreaterThan(10);
  });

  it('refuse a payload with a field at fault and name it', () => {
    const claimed = EVENTS.find((event) => event.type === 'prize-issuing.benefit-claimed.v1');
    const payload = { ...(claimed?.example as object), worstCase: '1.5' };
    expect(() => claimed?.parse(payload)).toThrow(/worstCase/);
  });

  it('keep catalogue topics apart and compacted', () => {
    expect(
      TOPICS.filter((topic) => topic.compacted)
        .map((topic) => topic.name)
        .sort(),
    ).toEqual([
      'asset-strategy.catalogue',
      'merchant-recruitment.catalogue',
      'placement.catalogue',
      'prize-issuing.catalogue',
      'solution.catalogue',
    ]);
  });
});
