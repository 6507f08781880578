/** The engines that ours is compared with. */
export const PEER_VERSIONS = {
  'json-rules-engine': '7.3.1',
  'json-logic-js': '2.0.5',
  '@gorules/zen-engine': '0.54.0',
  'cel-js': '0.8.2',
  '@growthbook/growthbook': '1.8.0',
} as const;

export type PeerName = keyof typeof PEER_VERSIONS;
