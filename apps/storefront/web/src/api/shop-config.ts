import { useQuery } from '@tanstack/react-query';
import { askJson } from './http.js';
import type { ShopConfig } from './shop-types.js';

/** The shop's name, personas and instalment plans: they last as long as the page. */
export function useShopConfig() {
  return useQuery({
    queryKey: ['config'],
    queryFn: () => askJson<ShopConfig>('/shop/config'),
    staleTime: Infinity,
  });
}
