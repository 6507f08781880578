import type { Actor } from '../api/actors.js';
import type { BoonApi } from '../api/boon-api.js';
import { hasCode } from '../api/boon-problem.js';
import { governedObject, type GovernedObject } from './governed-object.js';

/** The people who say yes to what was submitted, one after the other, until it is enough. */
export class Approvals {
  constructor(
    private readonly api: BoonApi,
    private readonly approvers: readonly Actor[],
  ) {}

  /** `name` is told when there are too few people; `path` is where the object's kind is. */
  async collect(name: string, path: string, object: GovernedObject): Promise<GovernedObject> {
    let current = object;
    for (const approver of this.approvers) {
      if (current.state !== 'in-review') return current;
      current = await this.approve(`${path}/${current.id}`, current, approver);
    }
    if (current.state === 'in-review') {
      throw new Error(
        `${name} needs ${current.approvalsRequired} approvals; not enough people are at hand`,
      );
    }
    return current;
  }

  private async approve(
    path: string,
    { contentHash }: GovernedObject,
    approver: Actor,
  ): Promise<GovernedObject> {
    const verdict = { verdict: 'approve', contentHash };
    try {
      return governedObject(await this.api.post(approver, `${path}/approvals`, verdict));
    } catch (problem) {
      // Said yes before an earlier run died.
      if (!hasCode(problem, 'already-voted')) throw problem;
      return governedObject(await this.api.get(approver, path));
    }
  }
}
