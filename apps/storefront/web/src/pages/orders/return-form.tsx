import { useRef, useState } from 'react';
import { newKey } from '../../api/new-key.js';
import { isUnknownOutcome } from '../../api/problem.js';
import { useReturn } from '../../api/shop-queries.js';
import type { Order } from '../../api/shop-types.js';
import { yuan } from '../../format/money.js';
import { useSpeaker } from '../../i18n/language-context.js';
import { Button } from '../../ui/button.js';
import { Fault } from '../../ui/fault.js';
import { Stepper } from '../../ui/stepper.js';
import { useAnnounce } from '../../ui/toasts.js';

/** Gives some units back; lines and quantities only, what that is worth is Boon's to say. */
export function ReturnForm({ order }: { readonly order: Order }) {
  const { say } = useSpeaker();
  const [isOpen, setOpen] = useState(false);
  const hasSome = order.lines.some(({ quantity, returned }) => quantity > returned);
  if (!hasSome || order.state === 'cancelled' || order.state === 'placing') return null;
  if (isOpen) return <Opened order={order} />;
  return (
    <Button look="line" onClick={() => setOpen(true)} data-testid="return-open">
      {say('return.open')}
    </Button>
  );
}

type ReturnedLines = readonly { readonly lineId: string; readonly quantity: number }[];

function Opened({ order }: { readonly order: Order }) {
  const { say } = useSpeaker();
  const announce = useAnnounce();
  const [wanted, setWanted] = useState<Readonly<Record<string, number>>>({});
  const sent = useRef<{ readonly key: string; readonly lines: ReturnedLines } | null>(null);
  const { mutate, isPending, error } = useReturn(order.orderId, ({ refund }) =>
    announce(say('return.done', { refund: yuan(refund) })),
  );
  const lines = Object.entries(wanted)
    .filter(([, quantity]) => quantity > 0)
    .map(([lineId, quantity]) => ({ lineId, quantity }));
  const submit = () => {
    // It may have been taken back already: what was sent is settled before anything else is.
    sent.current ??= { key: newKey(), lines };
    const forget = (cause: unknown) => {
      if (!isUnknownOutcome(cause)) sent.current = null;
    };
    mutate(sent.current, { onError: forget });
  };
  return (
    <section className="panel return-form" data-testid="return-form">
      <h2>{say('return.title')}</h2>
      <ReturnLines
        order={order}
        wanted={wanted}
        onWant={(line, quantity) => setWanted({ ...wanted, [line]: quantity })}
      />
      {error && <Fault error={error} />}
      <Button
        busy={isPending}
        disabled={lines.length === 0}
        onClick={submit}
        data-testid="return-submit"
      >
        {say(isPending ? 'return.submitting' : 'return.submit')}
      </Button>
    </section>
  );
}

function ReturnLines({
  order,
  wanted,
  onWant,
}: {
  readonly order: Order;
  readonly wanted: Readonly<Record<string, number>>;
  readonly onWant: (lineId: string, quantity: number) => void;
}) {
  const { pick } = useSpeaker();
  return (
    <ul>
      {order.lines
        .filter(({ quantity, returned }) => quantity > returned)
        .map(({ lineId, product, quantity, returned }) => (
          <li key={lineId} data-testid="return-line" data-line={lineId}>
            <span>{pick(product.name)}</span>
            <Stepper
              value={wanted[lineId] ?? 0}
              least={0}
              most={quantity - returned}
              label={pick(product.name)}
              onChange={(chosen) => onWant(lineId, chosen)}
            />
          </li>
        ))}
    </ul>
  );
}
