import { Injectable } from '@nestjs/common';
import { SwitchChanged } from '@boon/contracts/placement';
import { Outbox, UnitOfWork } from '@boon/platform';
import { Sql } from '@boon/platform';

/** What is to be switched off or on again, and why. */
export interface SwitchCommand {
  /** `platform`, `channel:<name>`, `slot:<name>` or `stock:<id>`. */
  readonly switchId: string;
  readonly off: boolean;
  readonly reason: string;
  readonly by: string;
}

/** The kill switch: at once, without approval, told to every node. */
@Injectable()
export class ThrowSwitch {
  constructor(
    private readonly sql: Sql,
    private readonly outbox: Outbox,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Answers the switch's new version. */
  execute({ switchId, off, reason, by }: SwitchCommand): Promise<{ readonly version: number }> {
    return this.unitOfWork.run(async () => {
      const rows = await this.sql.query<{ version: number }>(
        `insert into placement.switch as s (id, version, is_off, reason, by) values ($1, 1, $2, $3, $4)
         on conflict (id) do update set version = s.version + 1, is_off = excluded.is_off,
           reason = excluded.reason, by = excluded.by, changed_at = now()
         returning version`,
        [switchId, off, reason, by],
      );
      const version = rows[0]?.version ?? 1;
      await this.outbox.append([SwitchChanged.of({ switchId, version, off, reason, by })]);
      return { version };
    });
  }
}
