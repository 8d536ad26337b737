import { Table } from 'antd';
import { Link } from 'react-router';
import { useLanguage, useWords } from '../../../i18n/language';
import { useTerm } from '../../../i18n/terms';
import { Nothing, Shown } from '../../../shared/states';
import { Tag } from '../../../shared/Tag';
import { date } from '../../../shared/time';
import { useSimulations, type SimulationLine } from '../api/simulations';
import { useSaid } from './simulationFigures';
import { faults, words } from './simulationWords';

export function SimulationsPage() {
  const w = useWords(words);
  return (
    <>
      <div className="between">
        <h1>{w.title}</h1>
        <Link className="no-print" to="/balance">
          {w.balance}
        </Link>
      </div>
      <p>{w.say}</p>
      <section className="card">
        <Shown of={useSimulations()}>
          {({ items, older }) => (
            <>
              {items.length > 0 && <Results items={items} />}
              {older > 0 && <p className="quiet">{w.older(older)}</p>}
              <Nothing>
                {items.length === 0 && w.none} {w.make}
              </Nothing>
            </>
          )}
        </Shown>
      </section>
    </>
  );
}

function Results({ items }: { items: readonly SimulationLine[] }) {
  const w = useWords(words);
  const language = useLanguage();
  const term = useTerm();
  const said = useSaid();
  const named = ({ options: o }: SimulationLine, scenario?: string): string =>
    (o?.scenarios ?? [])
      .filter((s) => scenario === undefined || s.scenario === scenario)
      .map((s) => said(s.name))
      .join(language === 'zh' ? '、' : ', ');
  return (
    <Table
      rowKey="simulation"
      size="small"
      scroll={{ x: 'max-content' }}
      pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
      dataSource={[...items]}
      columns={[
        {
          title: w.name,
          dataIndex: 'simulation',
          render: (name: string, s) =>
            s.fault ? (
              <>
                {name} <Tag tone="warn">{term(faults, s.fault)}</Tag>
              </>
            ) : (
              <Link to={`/balance/simulations/${encodeURIComponent(name)}`}>{name}</Link>
            ),
        },
        { title: w.made, dataIndex: 'madeAt', render: (at: string) => date(at, language) },
        { title: `${w.days} × ${w.seeds}`, key: 'played', render: (_, { options: o }) => o && w.played(o.days, o.seeds) },
        { title: w.load, key: 'load', align: 'right', render: (_, { options: o }) => o && `×${o.load}` },
        { title: w.imbalance, key: 'imbalance', align: 'right', render: (_, { options: o }) => o?.imbalance },
        { title: w.base, key: 'base', render: (_, s) => named(s, s.options?.base ?? '') },
        { title: w.scenarios, key: 'scenarios', render: (_, s) => named(s) },
      ]}
    />
  );
}
