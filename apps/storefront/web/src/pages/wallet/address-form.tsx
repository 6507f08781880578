import { useState } from 'react';
import { newKey } from '../../api/new-key.js';
import { troubleOf } from '../../api/problem.js';
import { useSpeaker } from '../../i18n/language-context.js';
import { Button } from '../../ui/button.js';
import { Fault } from '../../ui/fault.js';
import { useAnnounce } from '../../ui/toasts.js';
import { useGiftAddress, type GiftAddress } from './use-gift-address.js';

const FIELDS = [
  { name: 'recipient', autoComplete: 'name', most: 64 },
  { name: 'phone', autoComplete: 'tel', most: 20 },
  { name: 'province', autoComplete: 'address-level1', most: 64 },
  { name: 'city', autoComplete: 'address-level2', most: 64 },
  { name: 'district', autoComplete: 'address-level3', most: 64 },
  { name: 'street', autoComplete: 'street-address', most: 200 },
] as const;

const EMPTY: GiftAddress = {
  recipient: '',
  phone: '',
  province: '',
  city: '',
  district: '',
  street: '',
};

/** Where a gift goes; fields that Boon would not take are marked with what it said. */
export function AddressForm({ grantId }: { readonly grantId: string }) {
  const { say } = useSpeaker();
  const announce = useAnnounce();
  const [given, setGiven] = useState(EMPTY);
  const [key] = useState(newKey);
  const { mutate, isPending, error } = useGiftAddress(grantId);
  const faults = error ? troubleOf(error).fields : [];
  return (
    <form
      className="address"
      data-testid="address-form"
      onSubmit={(event) => {
        event.preventDefault();
        mutate({ ...given, key }, { onSuccess: () => announce(say('gift.saved')) });
      }}
    >
      {FIELDS.map(({ name, autoComplete, most }) => {
        const fault = faults.find(({ path }) => path?.endsWith(name));
        return (
          <label key={name}>
            {say(`gift.${name}`)}
            <input
              required
              value={given[name]}
              maxLength={most}
              autoComplete={autoComplete}
              aria-invalid={fault !== undefined}
              onChange={(event) => setGiven({ ...given, [name]: event.target.value })}
              data-testid={`address-${name}`}
            />
            {fault && <small role="alert">{fault.message}</small>}
          </label>
        );
      })}
      {error && <Fault error={error} />}
      <Button type="submit" busy={isPending} data-testid="address-save">
        {say('gift.save')}
      </Button>
    </form>
  );
}
