import type { Api } from '../http/api.js';
import { BoonProblem } from '../http/problem.js';
import type { Settings } from '../options.js';
import type { ExplainedDecision } from '../wire/wire.js';
import { Circuit } from './circuit.js';
import { pageRequests, type PageRequest } from './page-request.js';
import { isDecision, noDecision, partOf, type SlotAnswer, type SlotAsk } from './slot-answer.js';

interface Waiting extends SlotAsk {
  readonly answer: (answer: SlotAnswer) => void;
}

/** The benefit slots of a page: asked for together, answered in time, and never a reason for a page to break. */
export class Slots {
  private waiting: Waiting[] = [];
  private readonly circuit: Circuit;

  constructor(
    private readonly api: Api,
    private readonly settings: Settings,
  ) {
    this.circuit = new Circuit(settings.runtime);
  }

  /**
   * What to show in a slot. All that is asked within one tick (or `joinWithinMs`) is one request.
   * Never rejects: with Boon down, slow or talking nonsense there is no winner, and `problem` says why.
   */
  ask(ask: SlotAsk): Promise<SlotAnswer> {
    return new Promise((answer) => {
      const { joinWithinMs, runtime } = this.settings;
      if (this.waiting.length === 0) runtime.after(joinWithinMs, () => this.send());
      this.waiting.push({ ...ask, answer });
    });
  }

  /** Why a traced decision came out as it did; for a day. */
  explain(decisionId: string): Promise<ExplainedDecision> {
    return this.api.ask('get', '/v1/decisions/{id}/explain', {
      at: { id: decisionId },
      within: this.settings.deadlines.read,
    });
  }

  private send(): void {
    const places = this.waiting;
    this.waiting = [];
    for (const request of pageRequests(places)) void this.decide(request);
  }

  private async decide(request: PageRequest<Waiting>, isSecondTry = false): Promise<void> {
    try {
      if (!this.circuit.mayPass()) throw this.api.problem('client.resting');
      const decision = await this.api.ask('post', '/v1/decisions', {
        body: request.body(),
        within: this.settings.deadlines.decision,
        repeatable: false,
      });
      if (!isDecision(decision, request.slots.length)) throw this.api.problem('client.garbled');
      this.circuit.succeeded();
      for (const place of request.places) {
        const sku = request.isForSeveral(place.slot) ? place.sku : undefined;
        place.answer(partOf(decision, request.slots.indexOf(place.slot), sku));
      }
    } catch (cause) {
      const problem = cause instanceof BoonProblem ? cause : this.api.problem('client.garbled');
      this.settle(problem);
      this.withoutDecision(request, problem, isSecondTry);
    }
  }

  /** A refusal shows that Boon is there; anything else counts against it. */
  private settle(problem: BoonProblem): void {
    if (problem.code === 'client.resting') return;
    const isThere = problem.status >= 400 && problem.status < 500 && problem.status !== 429;
    if (isThere || problem.code === 'client.no-token') this.circuit.succeeded();
    else this.circuit.failed(problem.retryAfterMs);
  }

  /** One place's mistake must not empty the others: they are asked for once more without it. */
  private withoutDecision(
    request: PageRequest<Waiting>,
    problem: BoonProblem,
    isSecondTry: boolean,
  ): void {
    this.settings.onFault(problem);
    const blamed = isSecondTry ? request.slots : slotsToBlame(problem, request.slots);
    const others = request.places.filter(({ slot }) => !blamed.includes(slot));
    for (const { slot, answer } of request.places) {
      if (blamed.includes(slot)) answer(noDecision(slot, problem));
    }
    for (const smaller of pageRequests(others)) void this.decide(smaller, true);
  }
}

/** The slots that a refusal names; all of them when it names none. */
function slotsToBlame(
  { status, details, fields }: BoonProblem,
  slots: readonly string[],
): string[] {
  const named = slots.filter(
    (slot, index) =>
      details['slot'] === slot ||
      fields.some(({ path }) => path === `slots[${index}]` || path.startsWith(`slots[${index}].`)),
  );
  return status >= 400 && status < 500 && named.length > 0 ? named : [...slots];
}
