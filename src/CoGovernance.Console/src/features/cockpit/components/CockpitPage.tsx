import { Link, useSearchParams } from 'react-router';
import { defineWords, useLanguage, useWords } from '../../../i18n/language';
import { useAreas, useBalance, useFigures, useLoad, useOpenRequests } from '../../../office/areas';
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
import { Handling } from './Handling';
import { Lending } from './Lending';
import { StaffTime } from './StaffTime';

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
    rates: '近三十天办理',
    staff: '近三十天基层用时',
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
    rates: 'Handling, last 30 days',
    staff: 'Time asked of grassroots staff, last 30 days',
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
  const figures = useFigures(county);
  const stuck = useOpenRequests({ exhausted: true });
  const open = figures.data?.open;
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
      {figures.error && <Failure error={figures.error} again={() => void figures.refetch()} />}
      <Figures open={open} />
      <div className="grid">
        <section className="card double">
          <h2>{w.map}</h2>
          <Shown of={areas}>
            {(all) => (
              <CommunityMap
                communities={all.filter((a) => a.tier === 'community')}
                open={open && new Map(open.map((c) => [c.community, c.requests]))}
                isNarrow={isNarrow}
              />
            )}
          </Shown>
        </section>
        <section className="card">
          <h2>{w.decide}</h2>
          <Shown of={stuck}>{(lines) => <Decisions county={county} exhausted={lines} />}</Shown>
        </section>
        <section className="card">
          <h2>{w.rates}</h2>
          <Shown of={figures}>{(f) => <Handling rates={f.rates} from={f.from} />}</Shown>
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
        <section className="card">
          <h2>{w.staff}</h2>
          <Shown of={figures}>{(f) => <StaffTime work={f.staff} from={f.from} days={30} />}</Shown>
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
