import type { Stepwise } from '@boon/shared-kernel';
import { copyInto } from './copied.js';

/** Which objects use which, asked from below: the schemes of a stock, the plans of a scheme. */
export class Links {
  /** Most objects have one user: it stands by itself. */
  private readonly users = new Map<string, string | Set<string>>();
  private readonly used = new Map<string, readonly string[]>();

  /** Begins with the links of another one, which must not change meanwhile. */
  *copy({ users, used }: Links): Stepwise<void> {
    yield* copyInto(this.users, users, (of) => (typeof of === 'object' ? new Set(of) : of));
    yield* copyInto(this.used, used);
  }

  /** `user` now uses exactly these. */
  set(user: string, used: readonly string[]): void {
    for (const id of this.used.get(user) ?? []) this.remove(id, user);
    if (used.length === 0) this.used.delete(user);
    else this.used.set(user, used);
    for (const id of used) this.add(id, user);
  }

  usersOf(id: string): Iterable<string> {
    const users = this.users.get(id) ?? [];
    return typeof users === 'string' ? [users] : users;
  }

  private add(id: string, user: string): void {
    const users = this.users.get(id);
    if (users === undefined || users === user) this.users.set(id, user);
    else if (typeof users === 'object') users.add(user);
    else this.users.set(id, new Set([users, user]));
  }

  private remove(id: string, user: string): void {
    const users = this.users.get(id);
    if (typeof users === 'object') users.delete(user);
    else if (users === user) this.users.delete(id);
  }
}
