/** @jest-environment ../../tools/test/browser-environment.mjs */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createBoon, type Boon } from '../boon.js';
import type { BoonProblem } from '../http/problem.js';
import { eventually } from '../testing/eventually.js';
import { HandClock } from '../testing/hand-clock.js';
import { answers, drops, hangs, MoodyServer, refuses } from '../testing/moody-server.js';
import { tokenOf } from '../testing/samples.js';

const SECOND = 1_000;

/** A window that shows what the test says: jsdom has none. */
class Window {
  static current: Window;
  private readonly watched = new Set<Element>();

  constructor(private readonly tell: IntersectionObserverCallback) {
    Window.current = this;
  }

  observe(element: Element): void {
    this.watched.add(element);
  }

  unobserve(element: Element): void {
    this.watched.delete(element);
  }

  /** So much of the element is in view; `height` of it, in a window of 800. */
  show(target: Element, intersectionRatio: number, height = 100): void {
    if (!this.watched.has(target)) return;
    const entry = {
      target,
      intersectionRatio,
      intersectionRect: { height },
      rootBounds: { height: 800 },
    };
    this.tell(
      [entry as unknown as IntersectionObserverEntry],
      this as unknown as IntersectionObserver,
    );
  }
}

describe('what was seen', () => {
  const server = new MoodyServer();
  const stage = globalThis as { IntersectionObserver?: unknown };
  let clock: HandClock;
  let boon: Boon;
  let stop: () => void;
  let faults: BoonProblem[];
  let place: Element;

  beforeEach(async () => {
    stage.IntersectionObserver = Window;
    turnPage('visible');
    const baseUrl = await server.open();
    server.on('POST /v1/exposures', answers(202, { accepted: 1, ignored: 0 }));
    clock = new HandClock();
    // Of this test alone: requests of the one before may still fail.
    const own: BoonProblem[] = [];
    faults = own;
    boon = createBoon({
      baseUrl,
      token: () => tokenOf('ann'),
      runtime: clock,
      retries: 0,
      onFault: (problem) => own.push(problem),
    });
    stop = boon.start();
    place = document.createElement('div');
  });
  afterEach(async () => {
    stop();
    delete stage.IntersectionObserver;
    await server.close();
  });

  const seen = () => server.heard.map(({ body }) => (body as { tokens: string[] }).tokens);
  const watch = (...tokens: string[]) =>
    boon.watch(
      place,
      tokens.map((exposureToken) => ({ exposureToken })),
    );
  const passPause = () => clock.pass(clock.pauses[0] ?? 0);
  const show = (ratio: number, height?: number) => Window.current.show(place, ratio, height);

  function turnPage(state: 'visible' | 'hidden'): void {
    Object.defineProperty(document, 'visibilityState', { value: state, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  }

  it('is confirmed when half of it was in view for a second', async () => {
    watch('one');
    show(0.5);
    clock.pass(999);
    clock.pass(1);
    expect(server.heard).toEqual([]);
    clock.pass(SECOND);
    await eventually(() => server.heard.length === 1);
    expect(seen()).toEqual([['one']]);
  });

  it('is confirmed with the token it is claimed with, where it has no other', async () => {
    const winners = [
      { exposureToken: null, claim: { token: 'to-claim' } },
      { exposureToken: 'shown', claim: { token: null } },
    ];
    boon.watch(place, winners);
    show(1);
    clock.pass(SECOND);
    clock.pass(SECOND);
    await eventually(() => server.heard.length === 1);
    expect(seen()).toEqual([['to-claim', 'shown']]);
  });

  it('is confirmed in more than one request where tokens are long', async () => {
    const long = ['a', 'b', 'c'].map((letter) => letter.repeat(25_000));
    boon.exposures.confirm(long);
    await boon.exposures.flush(true);
    await eventually(() => server.heard.length === 2);
    expect(seen().map((tokens) => tokens.length)).toEqual([2, 1]);
  });

  it.each([
    ['less than half of it was in view', () => show(0.4)],
    ['it was scrolled past', () => (show(1), clock.pass(999), show(0))],
    ['the page was hidden', () => (turnPage('hidden'), show(1))],
    ['the page was hidden in between', () => (show(1), clock.pass(999), turnPage('hidden'))],
    ['it was taken away in between', () => (show(1), clock.pass(999), unwatch())],
  ])('is not confirmed when %s', (_, happens) => {
    unwatch = watch('one');
    happens();
    clock.pass(10 * SECOND);
    expect(clock.pauses).toEqual([]);
    expect(server.heard).toEqual([]);
  });
  let unwatch: () => void = () => undefined;

  it('is confirmed when the page is shown again', async () => {
    watch('one');
    turnPage('hidden');
    show(1);
    turnPage('visible');
    clock.pass(2 * SECOND);
    await eventually(() => server.heard.length === 1);
  });

  it('may be taller than the window', async () => {
    watch('one');
    show(0.2, 400);
    clock.pass(2 * SECOND);
    await eventually(() => server.heard.length === 1);
  });

  it('goes in one request, and each only once', async () => {
    boon.exposures.confirm(['a', 'b']);
    boon.exposures.confirm(['b', 'c']);
    clock.pass(SECOND);
    await eventually(() => server.heard.length === 1);
    boon.exposures.confirm(['a', 'c']);
    clock.pass(10 * SECOND);
    expect(seen()).toEqual([['a', 'b', 'c']]);
    await eventually(() => clock.pauses.length === 0);
  });

  it('goes in requests of 60', async () => {
    boon.exposures.confirm(Array.from({ length: 130 }, (_, at) => `t-${at}`));
    clock.pass(SECOND);
    await eventually(() => server.heard.length === 3);
    expect(seen().map(({ length }) => length)).toEqual([60, 60, 10]);
  });

  it.each([
    ['goes away', () => dispatchEvent(new Event('pagehide'))],
    ['is hidden', () => turnPage('hidden')],
    ['is no longer Boon’s', () => stop()],
  ])('is sent when the page %s, without waiting for answers', async (_, leave) => {
    server.then(answers(202, {}));
    boon.exposures.confirm(['first']);
    clock.pass(SECOND);
    await eventually(() => server.heard.length === 1);
    server.then(hangs, hangs);
    boon.exposures.confirm(Array.from({ length: 61 }, (_, at) => `t-${at}`));
    leave();
    await eventually(() => server.heard.length === 3);
    expect(server.heard[2]?.headers.authorization).toBe(`Bearer ${tokenOf('ann')}`);
  });

  it('is sent later when it could not be sent, and given up when Boon does not want it', async () => {
    server.then(drops, refuses(400, 'request.invalid'));
    boon.exposures.confirm(['a']);
    clock.pass(SECOND);
    await eventually(() => faults.length === 1 && clock.pauses.length === 1);
    boon.exposures.confirm(['b']);
    passPause();
    await eventually(() => faults.length === 2);
    expect(seen()).toEqual([['a'], ['a', 'b']]);
    expect(faults.map(({ code }) => code)).toEqual(['client.unreachable', 'request.invalid']);
    await eventually(() => clock.pauses.length === 0);
  });

  it('is given up after a while, so that a page without Boon comes to rest', async () => {
    server.on('POST /v1/exposures', drops);
    boon.exposures.confirm(['a']);
    for (let failures = 1; failures <= 7; failures += 1) {
      passPause();
      await eventually(() => faults.length === failures);
    }
    await eventually(() => clock.pauses.length === 0);
    expect(seen()).toHaveLength(7);
  });
});
