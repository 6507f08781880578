import { Injectable } from '@nestjs/common';
import { SwitchChanged } from '@boon/contracts/placement';
import { Outbox, Sql, UnitOfWork } from '@boon/platform';
import { AuditTrail } from '@boon/platform/database';

/** What is to be switched off or on again, and why. */
export interface SwitchCommand {
  /** `platform`, `channel:<name>`, `slot:<name>` or `stock:<id>`. */
  readonly switchId: string;
  readonly off: boolean;
  readonly reason: string;
  readonly by: string;
}

/** A switch that is off at present, by whom and why. */
export interface ThrownSwitch {
  readonly switchId: string;
  readonly version: number;
  readonly reason: string;
  readonly by: string;
}

const STANDING = `
  select version, is_off as off, reason from placement.switch where id = $1 for update`;

/** The kill switch: at once, without approval, told to every node, with the bus or without. */
@Injectable()
export class ThrowSwitch {
  constructor(
    private readonly sql: Sql,
    private readonly outbox: Outbox,
    private readonly audit: AuditTrail,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Answers the switch's new version; null when there is nothing of that name to switch. */
  execute(command: SwitchCommand): Promise<{ readonly version: number } | null> {
    const { switchId, off, reason, by } = command;
    return this.unitOfWork.run(async () => {
      if (!(await this.isThere(switchId))) return null;
      const [before = null] = await this.sql.query(STANDING, [switchId]);
      const rows = await this.sql.query<{ version: number }>(
        `insert into placement.switch as s (id, version, is_off, reason, by) values ($1, 1, $2, $3, $4)
         on conflict (id) do update set version = s.version + 1, is_off = excluded.is_off,
           reason = excluded.reason, by = excluded.by, changed_at = now()
         returning version`,
        [switchId, off, reason, by],
      );
      const version = rows[0]?.version ?? 1;
      await this.outbox.append([SwitchChanged.of({ switchId, version, off, reason, by })]);
      await this.audit.record({
        ...{ actor: by, role: 'operator', action: off ? 'switch.off' : 'switch.on' },
        ...{ subject: `switch:${switchId}`, before, after: { version, off, reason } },
      });
      return { version };
    });
  }

  /** Every switch that is thrown. */
  thrown(): Promise<ThrownSwitch[]> {
    return this.sql.query<ThrownSwitch>(
      `select id as "switchId", version, reason, by from placement.switch where is_off order by id`,
    );
  }

  private async isThere(switchId: string): Promise<boolean> {
    const [row] = await this.sql.query<{ there: boolean }>(
      `select $1 = 'platform'
         or exists (select from placement.slot where $1 in ('slot:' || name, 'channel:' || channel))
         or exists (select from placement.catalogue_item
           where kind = 'stock' and 'stock:' || id = $1) as there`,
      [switchId],
    );
    return row?.there ?? false;
  }
}
