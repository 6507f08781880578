import { setTimeout as pause } from 'node:timers/promises';
import type { Actor, Operators } from '../api/actors.js';
import type { BoonApi } from '../api/boon-api.js';
import { hasCode } from '../api/boon-problem.js';
import { Approvals } from './approvals.js';
import type { Draft } from './drafts.js';
import { firstOfPage, governedObject, type GovernedObject } from './governed-object.js';

const TRY_AGAIN_MS = 250;
const MOST_TRIES = 120;

/** An object that went live, or was found where people had left it. */
export interface Settled extends GovernedObject {
  /** True when nothing was written. */
  readonly wasThere: boolean;
}

/**
 * Takes drafts through the whole review as operators do: create, submit, approve (by as many people as the
 * API asks for), publish. It reads first and does what is missing, so it can be repeated and resumed at any
 * point. What people paused, ended or rejected for good is left alone.
 */
export class GoLive {
  private readonly approvals: Approvals;

  constructor(
    private readonly api: BoonApi,
    private readonly operators: Operators,
  ) {
    this.approvals = new Approvals(api, operators.approvers);
  }

  /** Throws `BoonProblem` when the API refuses a step. */
  async settle(draft: Draft): Promise<Settled> {
    const found = await this.find(draft);
    const made = found ?? (await this.create(draft));
    const submitted = await this.submitIfDraft(draft, made);
    const approved = await this.approvals.collect(draft.code, `/v1/${draft.kind}`, submitted);
    const live = await this.publishIfApproved(draft, approved);
    return { ...live, wasThere: found !== null && found.state === live.state };
  }

  private async find({ kind, code }: Draft): Promise<GovernedObject | null> {
    const query = new URLSearchParams({ code, limit: '1' });
    return firstOfPage(await this.api.get(this.operators.author, `/v1/${kind}?${query}`));
  }

  private async create(draft: Draft): Promise<GovernedObject> {
    const { kind, code, content } = draft;
    try {
      return await this.post(`/v1/${kind}`, { code, ...content });
    } catch (problem) {
      // Another run made it between the look and the creation.
      if (!hasCode(problem, 'code-taken')) throw problem;
      const found = await this.find(draft);
      if (found === null) throw problem;
      return found;
    }
  }

  /** Planning hears of a new lottery over the bus: a plan that leads to it may be a moment too early. */
  private async post(path: string, body: object): Promise<GovernedObject> {
    for (let tries = 0; ; tries += 1) {
      try {
        return governedObject(await this.api.post(this.operators.author, path, body));
      } catch (problem) {
        if (tries === MOST_TRIES || !hasCode(problem, 'lottery-unknown')) throw problem;
      }
      await pause(TRY_AGAIN_MS);
    }
  }

  private async submitIfDraft({ kind }: Draft, object: GovernedObject): Promise<GovernedObject> {
    if (object.state !== 'draft') return object;
    return this.act(this.operators.author, `/v1/${kind}/${object.id}/submit`);
  }

  private async publishIfApproved(
    { kind }: Draft,
    object: GovernedObject,
  ): Promise<GovernedObject> {
    if (object.state !== 'approved') return object;
    return this.act(this.operators.author, `/v1/${kind}/${object.id}/publish`);
  }

  private async act(actor: Actor, path: string, body: object = {}): Promise<GovernedObject> {
    return governedObject(await this.api.post(actor, path, body));
  }
}
