import { defineWords, useLanguage, useWords } from '../../../i18n/language';
import { useEventName } from '../../../i18n/terms';
import type { StaffWork } from '../../../office/areas';

const words = defineWords({
  zh: {
    total: '小时，全县基层人员合计',
    each: (minutes: string, accounts: number) => `${accounts} 个基层账号，平均每个每天 ${minutes} 分钟。`,
    say: (day: string) => `${day} 起；按每次操作的估计用时计算，不统计个人，不统计在线时长。`,
    act: '操作',
    count: '次数',
    minutes: '每次分钟',
    sum: '合计分钟',
    none: '还没有基层人员的操作。',
    more: '明细',
  },
  en: {
    total: 'hours of all grassroots staff of the county',
    each: (minutes: string, accounts: number) => `${accounts} accounts, on average ${minutes} minutes a day each.`,
    say: (day: string) => `Since ${day}; by the time that each act is assumed to take. Nobody is counted singly, nor the time signed in.`,
    act: 'Act',
    count: 'Times',
    minutes: 'Minutes each',
    sum: 'Minutes',
    none: 'Grassroots staff have done nothing here yet.',
    more: 'In detail',
  },
});

/** What the system asked of grassroots staff, so that nobody can overlook it. @param days Of the period that begins with the day. */
export function StaffTime({ work, from, days }: { work: StaffWork; from: string; days: number }) {
  const w = useWords(words);
  const language = useLanguage();
  const event = useEventName();
  const number = new Intl.NumberFormat(language === 'zh' ? 'zh-CN' : 'en', { maximumFractionDigits: 1 });
  if (work.acts.length === 0) return <p className="quiet">{w.none}</p>;
  return (
    <>
      <p>
        <b className="big-figure">{number.format(work.minutes / 60)}</b> {w.total}
      </p>
      <p>{w.each(number.format(work.minutes / Math.max(1, work.accounts) / days), work.accounts)}</p>
      <details>
        <summary>{w.more}</summary>
        <div className="scroll-x" tabIndex={0} role="region" aria-label={w.more}>
          <table className="plain-table">
            <thead>
              <tr>
                <th scope="col">{w.act}</th>
                <th scope="col">{w.count}</th>
                <th scope="col">{w.minutes}</th>
                <th scope="col">{w.sum}</th>
              </tr>
            </thead>
            <tbody>
              {work.acts.map((a) => (
                <tr key={a.act}>
                  <th scope="row">{event(a.act)}</th>
                  <td className="num">{a.count}</td>
                  <td className="num">{a.minutesEach}</td>
                  <td className="num">{a.count * a.minutesEach}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
      <small className="quiet">{w.say(from)}</small>
    </>
  );
}
