import { useId } from 'react';
import { useWords } from '../../../i18n/language';
import { useTerm } from '../../../i18n/terms';
import { Tag } from '../../../shared/Tag';
import '../../../office/office.css';
import type { Measure, SimulatedFigure, Simulation } from '../api/simulations';
import { figureOf, signed, useSaid, written } from './simulationFigures';
import { verdicts, verdictTones, ways, words } from './simulationWords';

/** Every measure under every policy, and how it differs from the base. */
export function SimulationTable({ of: { options, measures, outcomes } }: { of: Simulation }) {
  const w = useWords(words);
  const said = useSaid();
  const term = useTerm();
  const say = useId();
  const base = options.scenarios.find((s) => s.scenario === options.base);
  const explained = w.tableSay(base ? said(base.name) : options.base);
  return (
    <section className="card">
      <h2>{w.table}</h2>
      <p className="quiet" id={say}>
        {explained}
      </p>
      <div className="scroll-x" tabIndex={0} role="region" aria-label={w.table}>
        <table className="plain-table compared" aria-describedby={say}>
          <thead>
            <tr>
              <th scope="col">{w.measure}</th>
              {options.scenarios.map((s) => (
                <th key={s.scenario} scope="col" className="num">
                  {said(s.name)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {measures.map((m) => (
              <tr key={m.measure}>
                <th scope="row">
                  {said(m.name)}
                  <small className="quiet">{term(ways, m.better)}</small>
                </th>
                {outcomes.map((o) => (
                  <td key={o.scenario} className="num">
                    <Cell measure={m} figure={figureOf(o, m)} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Cell({ measure: { form }, figure }: { measure: Measure; figure: SimulatedFigure | undefined }) {
  const term = useTerm();
  const d = figure?.difference;
  return (
    <>
      <span>
        <b>{written(form, figure?.mean)}</b>
        {figure?.deviation != null && <small className="quiet"> ± {written(form, figure.deviation)}</small>}
      </span>
      {d && (
        <small>
          {signed(form, d.mean)}
          {d.low != null && d.high != null && d.low !== d.high && ` [${signed(form, d.low)} … ${signed(form, d.high)}]`}
        </small>
      )}
      {d && d.verdict !== 'unclear' && <Tag tone={verdictTones[d.verdict]}>{term(verdicts, d.verdict)}</Tag>}
    </>
  );
}
