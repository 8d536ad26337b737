import { Table } from 'antd';
import type { ColumnsType } from 'antd/es/table';
import { useWords } from '../../../i18n/language';
import { skills, useTerm } from '../../../i18n/terms';
import { useAreaName, type Outline as View } from '../../../office/areas';
import { Coverage } from '../../../office/Coverage';
import { Nothing } from '../../../shared/states';
import { useUnitName, type Move } from '../api/balance';
import { Flow } from './Flow';
import { bindings, words } from './words';

/** The figures of a balance. */
export function Figures({ of: o }: { of: View }) {
  const w = useWords(words);
  const figures: [string, number | null | undefined, string][] = [
    [w.people, o.people, ''],
    [w.movable, o.movable, ''],
    [w.demand, o.demand, ''],
    [w.before, o.filledBefore, o.filledBefore < o.demand ? 'warn' : ''],
    [w.after, o.filledAfter, ''],
    [w.moved, o.moved, ''],
  ];
  return (
    <div className="figures">
      {figures
        .filter(([, n]) => n != null)
        .map(([name, n, tone]) => (
          <div key={name} className={`figure ${tone}`}>
            <b>{n}</b>
            {name}
          </div>
        ))}
    </div>
  );
}

/** Who goes where and why: the flow, the moves, what stays empty, people against demand. */
export function Outline({ of: o }: { of: View }) {
  const w = useWords(words);
  return (
    <>
      <section className="card">
        <h2>{w.moves}</h2>
        {o.moves.length === 0 ? (
          <Nothing>{w.noMoves}</Nothing>
        ) : (
          <>
            <Flow moves={o.moves} />
            <Moves moves={o.moves} />
          </>
        )}
      </section>
      <section className="card">
        <h2>{w.short}</h2>
        <Shortages coverage={o.coverage} />
      </section>
      <section className="card">
        <Coverage coverage={o.coverage} when="after" />
      </section>
    </>
  );
}

function Moves({ moves }: { moves: readonly Move[] }) {
  const w = useWords(words);
  const term = useTerm();
  const area = useAreaName();
  const unit = useUnitName();
  const isChosen = moves.some((m) => m.chosen != null);
  const columns: ColumnsType<Move> = [
    { title: w.from, dataIndex: 'from', render: area },
    { title: w.to, dataIndex: 'to', render: area },
    { title: w.unit, dataIndex: 'unit', render: unit },
    { title: w.skill, dataIndex: 'skill', render: (_, m) => term(skills, m.skill) },
    { title: w.has, dataIndex: 'skills', render: (_, m) => m.skills.map((s) => term(skills, s)).join('、') || '–' },
    { title: w.count, dataIndex: 'count', align: 'right' },
    ...(isChosen ? [{ title: w.chosen, dataIndex: 'chosen', align: 'right' as const, render: (n?: number | null) => n ?? '–' }] : []),
    { title: w.cost, dataIndex: 'cost', align: 'right', render: (n: number) => n.toLocaleString() },
    { title: w.gain, dataIndex: 'gain', align: 'right', render: (n: number) => n.toLocaleString() },
  ];
  return (
    <Table
      rowKey={(m) => `${m.from}/${m.to}/${m.unit}/${m.skill}/${m.skills.join()}`}
      columns={columns}
      dataSource={[...moves]}
      size="small"
      scroll={{ x: 'max-content' }}
      pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
    />
  );
}

function Shortages({ coverage }: { coverage: View['coverage'] }) {
  const w = useWords(words);
  const term = useTerm();
  const area = useAreaName();
  const short = coverage.filter((c) => c.unfilled > 0);
  if (short.length === 0) return <Nothing>{w.noShort}</Nothing>;
  return (
    <>
      <p className="quiet">{w.shortSay}</p>
      <Table
        rowKey={(c) => `${c.community}/${c.skill}`}
        columns={[
          { title: w.to, dataIndex: 'community', render: area },
          { title: w.skill, dataIndex: 'skill', render: (_, c) => term(skills, c.skill) },
          { title: w.missing, dataIndex: 'unfilled', align: 'right', render: (_, c) => `${c.unfilled}/${c.demand}` },
          { title: w.price, dataIndex: 'price', align: 'right', render: (n: number) => n.toLocaleString() },
          { title: w.why, dataIndex: 'binds', render: (_, c) => term(bindings, c.binds) },
        ]}
        dataSource={short}
        size="small"
        scroll={{ x: 'max-content' }}
        pagination={{ pageSize: 12, hideOnSinglePage: true, showSizeChanger: false }}
      />
    </>
  );
}
