import { defineWords, useLanguage, useWords } from '../../../i18n/language';
import { Failure, Loading, Nothing } from '../../../shared/states';
import { More } from '../../../shared/Tabs';
import { TextFilter } from '../../../shared/TextFilter';
import { dateTime } from '../../../shared/time';
import { useFilters } from '../../../shared/useFilters';
import { useReadings } from '../api/admin';
import { Frame } from './Frame';

const words = defineWords({
  zh: {
    account: '谁看了（账号）',
    thing: '看了什么（如 request/R20260304-7K3M2Q）',
    none: '没有符合条件的查看记录。',
    more: '更早的',
    why: '原因',
  },
  en: {
    account: 'Who read (account)',
    thing: 'What was read (like request/R20260304-7K3M2Q)',
    none: 'No reading meets this.',
    more: 'Earlier',
    why: 'Reason',
  },
});

/** Who read personal data, of whom, which fields, and why. */
export function ReadingsPage() {
  const w = useWords(words);
  const language = useLanguage();
  const [filters, change] = useFilters(['account', 'thing']);
  const readings = useReadings(filters);
  const text = (name: 'account' | 'thing') => (
    <TextFilter label={w[name]} value={filters[name]} onChange={(typed) => change({ [name]: typed })} />
  );
  return (
    <Frame page="readings">
      <search className="filters">
        {text('account')}
        {text('thing')}
      </search>
      {readings.error && <Failure error={readings.error} again={() => void readings.refetch()} />}
      {readings.isPending && <Loading />}
      {readings.isSuccess && readings.rows.length === 0 && <Nothing>{w.none}</Nothing>}
      <ol className="plain">
        {readings.rows.map((r) => (
          <li key={`${r.account}/${r.at}/${r.thing}`} className="card">
            <div className="between">
              <strong>{r.account}</strong>
              <span className="quiet num">{dateTime(r.at, language)}</span>
            </div>
            <div>
              {r.thing} · {r.fields}
            </div>
            <div className="quiet">
              {w.why}：{r.reason}
            </div>
          </li>
        ))}
      </ol>
      <More of={readings} label={w.more} />
    </Frame>
  );
}
