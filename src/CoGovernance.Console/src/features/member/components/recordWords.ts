import { defineWords } from '../../../i18n/language';
import type { components } from '../../../api/schema';

type Status = Record<components['schemas']['CorrectionStatus'], string>;

const status: { zh: Status; en: Status } = {
  zh: { open: '等社区决定', approved: '已同意', refused: '未同意' },
  en: { open: 'waits for the community', approved: 'approved', refused: 'refused' },
};

export const words = defineWords({
  zh: {
    title: '我的服务时长',
    total: '累计',
    services: '次服务',
    year: (y: number) => `${y} 年`,
    none: '还没有服务记录。完成服务后，这里会有时间、地点和时长。',
    list: '服务记录',
    score: (n: number) => `居民评分 ${n}/5`,
    first: (n: number) => `最初记为 ${n} 分钟`,
    minutes: (n: number) => `${n} 分钟`,
    correct: '时长不对，申请更正',
    should: '应为多少分钟',
    reason: '原因',
    ask: '提交申请',
    corrections: '更正申请',
    change: (a: number, b: number) => `${a} → ${b} 分钟`,
    status: status.zh,
  },
  en: {
    title: 'My hours',
    total: 'In all',
    services: 'services',
    year: (y: number) => String(y),
    none: 'Nothing yet. When you have served, it is here with time, place and minutes.',
    list: 'Record',
    score: (n: number) => `resident’s score ${n}/5`,
    first: (n: number) => `first recorded as ${n} min`,
    minutes: (n: number) => `${n} min`,
    correct: 'Not right: ask for a correction',
    should: 'Minutes that it should be',
    reason: 'Reason',
    ask: 'Ask',
    corrections: 'Corrections asked for',
    change: (a: number, b: number) => `${a} → ${b} min`,
    status: status.en,
  },
});
