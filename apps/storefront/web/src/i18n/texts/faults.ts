/** What went wrong, by its stable code. */
export const FAULTS = {
  'fault.title': { zh: '出了点问题', en: 'Something went wrong' },
  'fault.code': { zh: '错误码 {code}', en: 'Code {code}' },
  'fault.request': { zh: '请求号 {id}', en: 'Request {id}' },
  'fault.network.lost': {
    zh: '网络连接中断，请检查网络后重试。',
    en: 'The network was lost. Check your connection and try again.',
  },
  'fault.network.too-slow': {
    zh: '服务响应太慢，请稍后重试。',
    en: 'The answer took too long. Try again in a moment.',
  },
  'fault.page.fault': { zh: '页面出错了，请刷新重试。', en: 'This page broke. Reload it, please.' },
  'fault.not-found': { zh: '没有这个页面', en: 'There is no such page' },
  'fault.not-found.action': { zh: '回到首页', en: 'Go to the home page' },
  'fault.unreachable': {
    zh: '服务暂时不可用，请稍后重试。',
    en: 'The service cannot be reached just now. Try again in a moment.',
  },
  'fault.unauthorized': {
    zh: '登录已过期，正在为你续期。',
    en: 'Your session ran out and is being renewed.',
  },
  'fault.forbidden': { zh: '当前身份不能执行此操作。', en: 'You may not do this as who you are.' },
  'fault.quota.exhausted': {
    zh: '手慢了，已被领完。',
    en: 'Just missed it: all of them are gone.',
  },
  'fault.budget.exhausted': { zh: '活动预算已用完。', en: 'The budget of this offer is used up.' },
  'fault.claim.limit-reached': {
    zh: '你已达到领取上限。',
    en: 'You have had as many of these as you may.',
  },
  'fault.claim.token-expired': {
    zh: '这个优惠已超时，刷新页面再领。',
    en: 'This offer has run out. Reload the page for a new one.',
  },
  'fault.claim.token-foreign': {
    zh: '这个优惠属于另一位用户，刷新页面再领。',
    en: 'This offer was made to somebody else. Reload the page.',
  },
  'fault.stock.not-active': { zh: '该优惠已暂停发放。', en: 'This is not on offer now.' },
  'fault.stock.not-started': { zh: '领取还没开始。', en: 'Claims have not started yet.' },
  'fault.grant.expired': { zh: '该优惠已过期。', en: 'This has expired.' },
  'fault.claim.person-unverified': {
    zh: '需要先完成身份验证。',
    en: 'You need to be verified first.',
  },
  'fault.quote.changed': {
    zh: '价格已变动，请确认新的金额。',
    en: 'The price has changed; please confirm the new one.',
  },
  'fault.redemption.order-taken': {
    zh: '这笔订单已在处理中。',
    en: 'This order is already being handled.',
  },
  'fault.redemption.grant-locked': {
    zh: '优惠券正被另一笔订单锁定，已为你重新计算。',
    en: 'A coupon is locked by another order; the price was worked out again.',
  },
  'fault.redemption.lock-lost': {
    zh: '锁定超时，优惠不再可用，请重新提交。',
    en: 'The lock ran out. Please place the order again.',
  },
  'fault.code.unknown': { zh: '没有这个兑换码。', en: 'There is no such code.' },
  'fault.code.used': { zh: '兑换码已被使用。', en: 'This code has been used.' },
  'fault.lottery.sold-out': { zh: '抽奖机会已发完。', en: 'All chances are gone.' },
  'fault.lottery.not-running': { zh: '抽奖未在进行中。', en: 'The draw is not running.' },
  'fault.chance.limit-reached': {
    zh: '你的抽奖次数已用完。',
    en: 'You have used all your chances.',
  },
  'fault.return.too-many': {
    zh: '退货数量超过可退数量。',
    en: 'More units than are left to return.',
  },
  'fault.decision.not-kept': {
    zh: '这次决策的记录已过期。',
    en: 'The record of this decision is no longer kept.',
  },
  'fault.request.invalid': {
    zh: '填写有误，请检查标出的内容。',
    en: 'Please check the fields that are marked.',
  },
} as const;
