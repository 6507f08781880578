import { Link, useSearchParams } from 'wouter';
import { grantsOf, useWallet } from '../../boon/boon-queries.js';
import { useSpeaker } from '../../i18n/language-context.js';
import { Button } from '../../ui/button.js';
import { Empty } from '../../ui/empty.js';
import { Fault } from '../../ui/fault.js';
import { Skeletons } from '../../ui/skeleton.js';
import { GrantTicket } from './grant-ticket.js';

const SOON_DAYS = 7;

/** Grants of one state; those to be used may be narrowed to what ends soon. */
export function GrantsTab({ state }: { readonly state: 'held' | 'locked' | 'used' | 'expired' }) {
  const { say } = useSpeaker();
  const [params, setParams] = useSearchParams();
  const isSoon = state === 'held' && params.has('soon');
  const wallet = useWallet({ state, ...(isSoon && { expiringInDays: SOON_DAYS }) });
  const { data, error, isPending, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } =
    wallet;
  const grants = grantsOf(data?.pages);
  return (
    <>
      {state === 'held' && (
        <SoonChip
          isOn={isSoon}
          onToggle={() => setParams(isSoon ? {} : { soon: String(SOON_DAYS) })}
        />
      )}
      {isPending && <Skeletons count={4} shape="ticket" className="tickets" />}
      {error && <Fault error={error} onRetry={() => void refetch()} />}
      {data && grants.length === 0 && <Nothing />}
      <ul className="tickets">
        {grants.map((grant) => (
          <li key={grant.grantId}>
            <GrantTicket grant={grant} />
          </li>
        ))}
      </ul>
      {hasNextPage && (
        <Button
          look="line"
          busy={isFetchingNextPage}
          onClick={() => void fetchNextPage()}
          data-testid="more"
        >
          {say('shell.more')}
        </Button>
      )}
    </>
  );
}

function SoonChip({ isOn, onToggle }: { readonly isOn: boolean; readonly onToggle: () => void }) {
  const { say } = useSpeaker();
  return (
    <div className="chips">
      <button
        type="button"
        className={isOn ? 'chip chip--on' : 'chip'}
        aria-pressed={isOn}
        onClick={onToggle}
        data-testid="expiring-soon"
      >
        {say('wallet.expiring', { days: SOON_DAYS })}
      </button>
    </div>
  );
}

function Nothing() {
  const { say } = useSpeaker();
  return (
    <Empty title={say('wallet.empty')} hint={say('wallet.empty.hint')}>
      <Link href="/hall" className="button button--line button--m">
        {say('shell.hall')}
      </Link>
    </Empty>
  );
}
