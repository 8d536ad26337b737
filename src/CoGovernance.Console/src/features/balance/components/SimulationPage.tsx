import { useParams, Link } from 'react-router';
import { useLanguage, useWords } from '../../../i18n/language';
import { percent } from '../../../office/levels';
import { Shown } from '../../../shared/states';
import { Tag } from '../../../shared/Tag';
import { date } from '../../../shared/time';
import { useSimulation, type Simulation } from '../api/simulations';
import { SimulationCharts } from './SimulationCharts';
import { SimulationTable } from './SimulationTable';
import { useSaid } from './simulationFigures';
import { words } from './simulationWords';

/** Fewer plays than this leave intervals wide. */
const FewPlays = 5;

export function SimulationPage() {
  const { simulation = '' } = useParams();
  const w = useWords(words);
  return (
    <>
      <div className="between">
        <h1>
          {w.title} <small className="quiet">{simulation}</small>
        </h1>
        <span className="row no-print">
          <button type="button" className="btn small" onClick={() => window.print()}>
            {w.print}
          </button>
          <Link to="/balance/simulations">{w.all}</Link>
        </span>
      </div>
      <Shown of={useSimulation(simulation)}>
        {(s) => (
          <>
            <Options of={s} />
            <Findings of={s} />
            <SimulationTable of={s} />
            <SimulationCharts of={s} />
            <Meanings of={s} />
          </>
        )}
      </Shown>
    </>
  );
}

function Options({ of: { madeAt, options: o } }: { of: Simulation }) {
  const w = useWords(words);
  const language = useLanguage();
  const facts: [string, string][] = [
    [w.made, date(madeAt, language)],
    [`${w.days} × ${w.seeds}`, w.played(o.days, o.seeds)],
    [w.seed, String(o.seed)],
    [w.load, `×${o.load}`],
    [w.imbalance, String(o.imbalance)],
    [w.looking, percent(o.lookingShare)],
    [w.fatigue, String(o.fatigue)],
  ];
  return (
    <section className="card">
      <p>{w.say}</p>
      <Facts of={facts} />
      <p className="note warn">
        {w.assumed} {o.seeds < FewPlays && w.few(o.seeds)}
      </p>
    </section>
  );
}

function Facts({ of }: { of: readonly [string, string][] }) {
  return (
    <dl className="facts">
      {of.map(([label, value]) => (
        <div key={label} style={{ display: 'contents' }}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** What each policy gains over the base, what it costs, and where it makes no difference. */
function Findings({ of: { options, outcomes } }: { of: Simulation }) {
  const w = useWords(words);
  const said = useSaid();
  return (
    <section className="card">
      <h2>{w.findings}</h2>
      {options.scenarios.map((s) => (
        <div key={s.scenario} className="finding">
          <h3 className="row">
            {said(s.name)} {s.scenario === options.base && <Tag tone="info">{w.isBase}</Tag>}
          </h3>
          <p className="quiet">{said(s.meaning)}</p>
          <ul>
            {outcomes
              .find((o) => o.scenario === s.scenario)
              ?.findings.map((f) => (
                <li key={f.english}>{said(f)}</li>
              ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

function Meanings({ of: { measures } }: { of: Simulation }) {
  const w = useWords(words);
  const said = useSaid();
  return (
    <section className="card">
      <h2>{w.meanings}</h2>
      <Facts of={measures.map((m) => [said(m.name), said(m.meaning)])} />
    </section>
  );
}
