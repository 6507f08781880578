import type { RefusalTable } from '@boon/shared-kernel';
import type { GrantJobRefusal } from './change-grant-job.js';

/** Every code with which grants by services are refused, beside those of claims. */
export type ServiceGrantRefusal = GrantJobRefusal | 'key.taken' | 'segment.unknown';

/** Status and texts of each. */
export const GRANT_REFUSALS: RefusalTable<ServiceGrantRefusal> = {
  'job.unknown': { status: 404, zh: '没有该发放任务。', en: 'There is no such job.' },
  'job.state': {
    status: 409,
    zh: '任务当前状态（{state}）不允许此操作。',
    en: 'A job that is {state} cannot do this.',
  },
  'job.empty': { status: 409, zh: '任务中没有用户。', en: 'The job has no rows to grant.' },
  'job.too-large': {
    status: 422,
    zh: '任务最多包含 {most} 行。',
    en: 'A job has at most {most} rows.',
  },
  'job.of-segment': {
    status: 409,
    zh: '该任务的用户来自人群“{segment}”，不能另行上传。',
    en: 'The rows of this job are the members of the segment {segment}: none can be added.',
  },
  'job.gathering': {
    status: 409,
    zh: '正在收集人群成员（已查看 {read} 名用户），完成后才能开始。',
    en: 'The members of the segment are still being gathered ({read} users looked at so far).',
  },
  'segment.unknown': { status: 404, zh: '没有该人群。', en: 'There is no such segment.' },
  'key.taken': {
    status: 422,
    zh: '该幂等键已用于其他请求。',
    en: 'This key was used for another grant.',
  },
};
