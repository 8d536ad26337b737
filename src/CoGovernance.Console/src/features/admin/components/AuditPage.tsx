import { defineWords, useLanguage, useWords } from '../../../i18n/language';
import { Field } from '../../../shared/Form';
import { Failure, Loading, Nothing } from '../../../shared/states';
import { More } from '../../../shared/Tabs';
import { TextFilter } from '../../../shared/TextFilter';
import { dateTime, instantOf } from '../../../shared/time';
import { useFilters } from '../../../shared/useFilters';
import { useAudit } from '../api/admin';
import { Frame } from './Frame';

const words = defineWords({
  zh: {
    kind: '对象种类',
    all: '全部',
    key: '编号或代码',
    actor: '操作者',
    type: '事件',
    from: '起始日期',
    before: '截止日期（不含）',
    none: '没有符合条件的记录。',
    more: '更早的',
    body: '内容',
    kinds: {
      request: '单子',
      member: '党员',
      unit: '单位',
      community: '社区',
      town: '镇',
      county: '县',
      account: '账号',
      plan: '调配方案',
    },
  },
  en: {
    kind: 'Kind of thing',
    all: 'all',
    key: 'Number or code',
    actor: 'Done by',
    type: 'Event',
    from: 'From the day',
    before: 'Before the day',
    none: 'Nothing recorded meets this.',
    more: 'Earlier',
    body: 'Content',
    kinds: {
      request: 'request',
      member: 'member',
      unit: 'unit',
      community: 'community',
      town: 'town',
      county: 'county',
      account: 'account',
      plan: 'plan',
    },
  },
});

/** Everything that was done, newest first; the filters stand in the address. */
export function AuditPage() {
  const w = useWords(words);
  const language = useLanguage();
  const [filters, change] = useFilters(['kind', 'key', 'actor', 'type', 'from', 'before']);
  const { from, before, ...others } = filters;
  const lines = useAudit({
    ...others,
    ...(from ? { from: instantOf(from, '00:00') } : {}),
    ...(before ? { before: instantOf(before, '00:00') } : {}),
  });
  const text = (name: 'key' | 'actor' | 'type') => (
    <TextFilter label={w[name]} value={filters[name]} onChange={(typed) => change({ [name]: typed })} />
  );
  return (
    <Frame page="audit">
      <search className="filters">
        <Field label={w.kind}>
          <select value={filters.kind ?? ''} onChange={(e) => change({ kind: e.target.value, ...(e.target.value ? {} : { key: null }) })}>
            <option value="">{w.all}</option>
            {Object.entries(w.kinds).map(([kind, name]) => (
              <option key={kind} value={kind}>
                {name}
              </option>
            ))}
          </select>
        </Field>
        {filters.kind && text('key')}
        {text('actor')}
        {text('type')}
        <Field label={w.from}>
          <input type="date" value={from ?? ''} onChange={(e) => change({ from: e.target.value })} />
        </Field>
        <Field label={w.before}>
          <input type="date" value={before ?? ''} onChange={(e) => change({ before: e.target.value })} />
        </Field>
      </search>
      {lines.error && <Failure error={lines.error} again={() => void lines.refetch()} />}
      {lines.isPending && <Loading />}
      {lines.isSuccess && lines.rows.length === 0 && <Nothing>{w.none}</Nothing>}
      <ol className="plain">
        {lines.rows.map((l) => (
          <li key={l.position} className="card">
            <div className="between">
              <strong>{l.type}</strong>
              <span className="quiet num">{dateTime(l.at, language)}</span>
            </div>
            <div className="quiet">
              {l.kind}/{l.key} · {l.actor}
            </div>
            {l.body != null && (
              <details>
                <summary>{w.body}</summary>
                <pre className="scroll-x" tabIndex={0}>
                  {JSON.stringify(l.body, null, 2)}
                </pre>
              </details>
            )}
          </li>
        ))}
      </ol>
      <More of={lines} label={w.more} />
    </Frame>
  );
}
