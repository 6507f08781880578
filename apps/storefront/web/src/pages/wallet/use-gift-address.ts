import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useAsk } from '../../api/session-context.js';

/** Where a gift is sent. */
export interface GiftAddress {
  readonly recipient: string;
  readonly phone: string;
  readonly province: string;
  readonly city: string;
  readonly district: string;
  readonly street: string;
}

/** Gives a gift its address. */
export function useGiftAddress(grantId: string) {
  const ask = useAsk();
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ key, ...body }: GiftAddress & { readonly key: string }) =>
      ask(`/api/v1/gifts/${encodeURIComponent(grantId)}/address`, {
        method: 'PUT',
        body,
        headers: { 'idempotency-key': key },
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['gifts'] }),
  });
}
