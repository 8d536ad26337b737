import { Select } from 'antd';
import { Link } from 'react-router';
import { defineWords, useLanguage, useWords } from '../../../i18n/language';
import { useAreaName, useAreas, useLoad, useOpenRequests, type RequestLine } from '../../../office/areas';
import { Forecast } from '../../../office/Forecast';
import { LoadBars } from '../../../office/LoadBars';
import { useMe } from '../../../session/useSession';
import { useCategoryName } from '../../../shared/catalog';
import { PhaseTag } from '../../../shared/PhaseTag';
import { Nothing, Shown } from '../../../shared/states';
import { Tag } from '../../../shared/Tag';
import { dateTime } from '../../../shared/time';
import { useFilters } from '../../../shared/useFilters';
import { Crossings } from './Crossings';
import { Proposals } from './Proposals';

const words = defineWords({
  zh: {
    title: '镇级协调',
    area: '看哪一级',
    load: '各社区负荷',
    loadBelow: '下级负荷',
    lending: '借用人员待批',
    handed: '上报到本级及以上的单子',
    none: '没有上报的单子。',
    more: (n: number) => `全部 ${n} 件`,
    stuck: '无人可派',
    forecast: '走势与预测',
    crossings: '越过阈值的记录',
    noArea: '您的账号没有对应的区域。',
  },
  en: {
    title: 'Town',
    area: 'Look at',
    load: 'Load of the communities',
    loadBelow: 'Load below',
    lending: 'Lending to decide',
    handed: 'Requests handed up to the town or county',
    none: 'Nothing was handed up.',
    more: (n: number) => `All ${n}`,
    stuck: 'nobody left',
    forecast: 'Trend and forecast',
    crossings: 'When loads crossed a threshold',
    noArea: 'Your account belongs to no area.',
  },
});

export function TownPage() {
  const { area: own, role } = useMe();
  const w = useWords(words);
  const areas = useAreas();
  const [filters, change] = useFilters(['area'] as const);
  if (!own) return <p className="note bad">{w.noArea}</p>;
  const choices = (areas.data ?? []).filter((a) => a.tier !== 'community');
  const area = filters.area ?? own;
  return (
    <>
      <div className="between">
        <h1>{w.title}</h1>
        {role === 'countyCoordinator' && (
          <Select
            aria-label={w.area}
            value={area}
            onChange={(code) => change({ area: code === own ? null : code })}
            options={choices.map((a) => ({ value: a.code, label: a.name }))}
            style={{ minWidth: 160 }}
          />
        )}
      </div>
      <Town key={area} area={area} isTown={area.length > 6} />
    </>
  );
}

function Town({ area, isTown }: { area: string; isTown: boolean }) {
  const w = useWords(words);
  const load = useLoad(area);
  const [town, county] = [useOpenRequests({ area, tier: 'town' }), useOpenRequests({ area, tier: 'county' })];
  return (
    <div className="grid">
      <section className="card">
        <h2>{isTown ? w.load : w.loadBelow}</h2>
        <Shown of={load}>
          {(l) => (
            <LoadBars thresholds={l.thresholds} to={(code) => (isTown ? `/requests?open=true&area=${code}` : `/town?area=${code}`)}>
              {l.children}
            </LoadBars>
          )}
        </Shown>
      </section>
      <section className="card double">
        <h2>{w.handed}</h2>
        <Shown of={town}>{(own) => <Shown of={county}>{(above) => <HandedUp lines={[...own, ...above]} area={area} />}</Shown>}</Shown>
      </section>
      <section className="card">
        <h2>{w.lending}</h2>
        <Proposals area={area} />
      </section>
      <section className="card">
        <h2>{w.forecast}</h2>
        <Shown of={load}>{(l) => <Forecast load={l} />}</Shown>
      </section>
      <section className="card">
        <h2>{w.crossings}</h2>
        <Crossings area={area} />
      </section>
    </div>
  );
}

const Shows = 8;

/** Stuck ones first, then the oldest. */
function HandedUp({ lines, area }: { lines: readonly RequestLine[]; area: string }) {
  const w = useWords(words);
  const language = useLanguage();
  const category = useCategoryName();
  const community = useAreaName();
  const up = lines.toSorted((a, b) => Number(b.exhausted) - Number(a.exhausted) || a.submittedAt.localeCompare(b.submittedAt));
  if (up.length === 0) return <Nothing>{w.none}</Nothing>;
  const count = (tier: string): number => up.filter((r) => r.tier === tier).length;
  return (
    <>
      <ul className="plain">
        {up.slice(0, Shows).map((r) => (
          <li key={r.number} className="between">
            <span>
              <Link to={`/requests/${r.number}`}>{r.number}</Link> {category(r.category)}{' '}
              <small className="quiet">
                {community(r.community)} · {dateTime(r.submittedAt, language)}
              </small>
            </span>
            {r.exhausted ? <Tag tone="bad">{w.stuck}</Tag> : <PhaseTag phase={r.phase} />}
          </li>
        ))}
      </ul>
      <span className="row">
        {(['town', 'county'] as const).map((tier) => (
          <Link key={tier} to={`/requests?open=true&tier=${tier}&area=${area}`}>
            {language === 'zh' ? { town: '镇级', county: '县级' }[tier] : tier}: {w.more(count(tier))}
          </Link>
        ))}
      </span>
    </>
  );
}
