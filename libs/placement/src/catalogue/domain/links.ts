/** Which objects use which, asked from below: the schemes of a stock, the plans of a scheme. */
export class Links {
  private readonly users = new Map<string, Set<string>>();
  private readonly used = new Map<string, readonly string[]>();

  /** `user` now uses exactly these. */
  set(user: string, used: readonly string[]): void {
    for (const id of this.used.get(user) ?? []) this.users.get(id)?.delete(user);
    if (used.length === 0) this.used.delete(user);
    else this.used.set(user, used);
    for (const id of used) {
      const users = this.users.get(id);
      if (users) users.add(user);
      else this.users.set(id, new Set([user]));
    }
  }

  usersOf(id: string): Iterable<string> {
    return this.users.get(id) ?? [];
  }
}
