import { Link, useSearchParams } from 'react-router';
import { defineWords, useLanguage, useWords } from '../../../i18n/language';
import { useAreas, useBalance, useLoad, useOpenRequests } from '../../../office/areas';
import { Coverage } from '../../../office/Coverage';
import { Forecast } from '../../../office/Forecast';
import { LoadBars } from '../../../office/LoadBars';
import { useNarrow } from '../../../office/useNarrow';
import { useMe } from '../../../session/useSession';
import { Failure, Shown } from '../../../shared/states';
import { dateTime } from '../../../shared/time';
import { CommunityMap } from './CommunityMap';
import { Decisions } from './Decisions';
import { Figures } from './Figures';
import { Lending } from './Lending';

const words = defineWords({
  zh: {
    title: '全县一屏',
    wall: '大屏显示',
    leave: '退出大屏',
    asOf: '负荷截至',
    map: '社区负荷',
    towns: '各镇负荷',
    decide: '各级待决事项',
    coverage: '需求与人员',
    balance: '去调配',
    forecast: '走势与预测',
    lending: '镇际借用',
    none: '您的账号没有对应的县。',
  },
  en: {
    title: 'The county on one page',
    wall: 'Wall screen',
    leave: 'Leave the wall screen',
    asOf: 'Load as of',
    map: 'Load of the communities',
    towns: 'Load of the towns',
    decide: 'What each tier must decide',
    coverage: 'Demand against people',
    balance: 'Balance it',
    forecast: 'Trend and forecast',
    lending: 'Lending between towns',
    none: 'Your account belongs to no county.',
  },
});

export function CockpitPage() {
  const { area } = useMe();
  const w = useWords(words);
  return area ? <Cockpit county={area} /> : <p className="note bad">{w.none}</p>;
}

function Cockpit({ county }: { county: string }) {
  const w = useWords(words);
  const language = useLanguage();
  const isNarrow = useNarrow();
  const [params] = useSearchParams();
  const isWall = params.get('wall') === '1';
  const areas = useAreas();
  const load = useLoad(county);
  const balance = useBalance(county);
  const requests = useOpenRequests();
  return (
    <>
      <div className="between">
        <h1>{w.title}</h1>
        <span className="row">
          {load.data && (
            <small className="quiet">
              {w.asOf} {dateTime(load.data.asOf, language)}
            </small>
          )}
          <Link className="btn small no-print" to={isWall ? '/cockpit' : '/cockpit?wall=1'}>
            {isWall ? w.leave : w.wall}
          </Link>
        </span>
      </div>
      {requests.error && <Failure error={requests.error} again={requests.again} />}
      <Figures open={requests.open} missed={requests.missed} />
      <div className="grid">
        <section className="card double">
          <h2>{w.map}</h2>
          <Shown of={areas}>
            {(all) => (
              <CommunityMap
                communities={all.filter((a) => a.tier === 'community')}
                open={requests.open && countBy(requests.open.map((r) => r.community))}
                isNarrow={isNarrow}
              />
            )}
          </Shown>
        </section>
        <section className="card">
          <h2>{w.decide}</h2>
          <Decisions county={county} exhausted={requests.open?.filter((r) => r.exhausted) ?? []} />
        </section>
        <section className="card">
          <h2>{w.towns}</h2>
          <Shown of={load}>
            {(l) => (
              <LoadBars thresholds={l.thresholds} to={(code) => `/town?area=${code}`}>
                {l.children}
              </LoadBars>
            )}
          </Shown>
        </section>
        <section className="card">
          <h2>{w.forecast}</h2>
          <Shown of={load}>{(l) => <Forecast load={l} />}</Shown>
        </section>
        <section className="card">
          <h2>{w.lending}</h2>
          <Lending />
        </section>
        <section className="card wide">
          <div className="between">
            <h2>{w.coverage}</h2>
            {!isWall && <Link to="/balance">{w.balance}</Link>}
          </div>
          <Shown of={balance}>{(b) => <Coverage coverage={b.coverage} />}</Shown>
        </section>
      </div>
    </>
  );
}

function countBy(keys: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}
