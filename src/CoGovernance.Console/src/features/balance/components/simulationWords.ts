import { defineWords } from '../../../i18n/language';
import type { Tone } from '../../../shared/Tag';
import type { Fault, Measure, Verdict } from '../api/simulations';

export const verdicts: Record<Verdict, readonly [string, string]> = {
  gain: ['更好', 'better'],
  cost: ['更差', 'worse'],
  change: ['有变化', 'differs'],
  unclear: ['差别不明显', 'may be chance'],
};

export const verdictTones: Record<Verdict, Tone> = { gain: 'good', cost: 'bad', change: 'info', unclear: 'quiet' };

export const faults: Record<Fault, readonly [string, string]> = {
  name: ['文件名只能用文字、数字和 . _ + -', 'a name takes letters, digits and . _ + - only'],
  tooLarge: ['文件过大', 'too large'],
  notAComparison: ['不是 simulate --json 写出的结果', 'not what simulate --json writes'],
  unreadable: ['服务器读不了这个文件', 'the server cannot read it'],
};

export const ways: Record<Measure['better'], readonly [string, string]> = {
  lower: ['越低越好', 'lower is better'],
  higher: ['越高越好', 'higher is better'],
  neither: ['只作说明', 'told only'],
};

export const words = defineWords({
  zh: {
    title: '推演结果',
    balance: '人员调配',
    all: '全部推演',
    say: '同样的居民点单，按几种派单规则各推演数次，比较结果。推演用示例县数据，不是本县的实际记录。',
    make: '在服务器上运行 simulate --json 文件夹/名称.json，结果即列于此；启动服务时以 --simulations 文件夹 指明该文件夹。',
    none: '还没有推演结果。',
    older: (n: number) => `另有 ${n} 个较早的结果未列出。`,
    name: '名称',
    made: '推演时间',
    scenarios: '规则',
    base: '对照规则',
    isBase: '对照',
    days: '天数',
    seeds: '各推演次数',
    seed: '起始种子',
    load: '单量',
    imbalance: '不均衡度',
    looking: '每天自行查看的党员',
    fatigue: '疲劳',
    played: (days: number, seeds: number) => `${days} 天 × ${seeds} 次`,
    print: '打印',
    findings: '结论',
    assumed: '人的行为（意愿、回应快慢、何时查看）均为假定，结论只在这些假定下成立。',
    few: (seeds: number) => `每种规则只推演了 ${seeds} 次，区间很宽；用 --seeds 多推演几次，结论更稳。`,
    table: '各项指标',
    tableSay: (base: string) =>
      `每格：平均值 ± 标准差；其下为与“${base}”之差（百分比的差为百分点）和 95% 区间。区间不含 0 时写明更好或更差。`,
    measure: '指标',
    charts: '图',
    chartsSay: '条为平均值，细线为平均值上下各一个标准差；灰条为对照规则。',
    mean: '平均值',
    deviation: '标准差',
    meanings: '指标说明',
  },
  en: {
    title: 'Simulations',
    balance: 'Balance',
    all: 'All simulations',
    say: 'The same orders played several times under several policies, and what came of each. Plays run on the sample county, not on the record.',
    make: 'Run simulate --json FOLDER/name.json on the server and the result shows here; name the folder with --simulations FOLDER when serving.',
    none: 'No result yet.',
    older: (n: number) => `${n} older ones are not listed.`,
    name: 'Name',
    made: 'Made',
    scenarios: 'Policies',
    base: 'Compared with',
    isBase: 'compared with',
    days: 'Days',
    seeds: 'Plays of each',
    seed: 'First seed',
    load: 'Orders',
    imbalance: 'Imbalance',
    looking: 'Members who look on a day',
    fatigue: 'Fatigue',
    played: (days: number, seeds: number) => `${days} days × ${seeds} plays`,
    print: 'Print',
    findings: 'Findings',
    assumed: 'How people behave (willingness, speed, when they look) is assumed; the findings hold under these assumptions only.',
    few: (seeds: number) => `Only ${seeds} plays of each policy: intervals are wide. More plays (--seeds) make firmer findings.`,
    table: 'Measures',
    tableSay: (base: string) =>
      `Each cell: mean ± standard deviation; below, the difference to ${base} (of shares in points) with its 95% interval. ` +
      'Better or worse is said where the interval leaves out 0.',
    measure: 'Measure',
    charts: 'Charts',
    chartsSay: 'A bar is the mean, the thin line one standard deviation on either side; the grey bar is what the others are compared with.',
    mean: 'Mean',
    deviation: 'Standard deviation',
    meanings: 'What is measured',
  },
});
