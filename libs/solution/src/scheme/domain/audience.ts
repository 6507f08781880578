import {
  AttributeSchema,
  parseCondition,
  USER_ATTRIBUTES,
  type ParsedCondition,
} from '@boon/service-support/rules';

/** What an audience may ask about a shopper, and about a visit from an ad that the shop has signed. */
const AUDIENCE_ATTRIBUTES = AttributeSchema.of([
  ...USER_ATTRIBUTES,
  {
    name: 'visit.adCampaign',
    type: 'string',
    source: 'signed',
    label: { zh: '广告活动', en: 'ad campaign' },
  },
]);

/**
 * Reads an audience from the wire. An audience widens who may claim, so what only the client says does not
 * count (server and signed attributes alone).
 */
export function parseAudience(wire: unknown): ParsedCondition {
  return parseCondition(wire, AUDIENCE_ATTRIBUTES, ['server', 'signed']);
}
