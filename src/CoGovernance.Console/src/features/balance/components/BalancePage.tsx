import { Table } from 'antd';
import { Link } from 'react-router';
import { defineWords, useLanguage, useWords } from '../../../i18n/language';
import { planPhases, useTerm } from '../../../i18n/terms';
import { useAreaName, useBalance } from '../../../office/areas';
import { Coverage } from '../../../office/Coverage';
import { usePlans, type PlanLine } from '../../../office/plans';
import { useMe } from '../../../session/useSession';
import { Failure, Nothing, Shown } from '../../../shared/states';
import { Tag } from '../../../shared/Tag';
import { dateTime } from '../../../shared/time';
import { usePropose } from '../api/balance';
import { Figures } from './Outline';
import { WhatIf } from './WhatIf';
import { causes } from './words';

const words = defineWords({
  zh: {
    title: '人员调配',
    now: '现在的供需',
    propose: '提出调配方案',
    proposing: '正在计算…',
    best: (moved: number, more: number) => `最佳安排：跨社区调动 ${moved} 人，多填 ${more} 个岗位。提出后由各级和有关社区同意，才会实施。`,
    plans: '方案',
    plan: '方案编号',
    phase: '状态',
    scope: '范围',
    cause: '缘由',
    gives: '派出',
    receives: '接收',
    at: '提出时间',
    mine: '待本级同意',
    none: '还没有方案。',
    simulations: '推演结果：哪种派单规则更好',
    noArea: '您的账号没有对应的区域。',
  },
  en: {
    title: 'Balance',
    now: 'Demand and people now',
    propose: 'Propose a plan',
    proposing: 'Working it out…',
    best: (moved: number, more: number) =>
      `At best ${moved} people move and ${more} more places are filled. A plan takes effect only when each tier and community concerned agrees.`,
    plans: 'Plans',
    plan: 'Plan',
    phase: 'State',
    scope: 'Area',
    cause: 'Cause',
    gives: 'Gives',
    receives: 'Receives',
    at: 'Proposed',
    mine: 'waits for you',
    none: 'No plan yet.',
    simulations: 'Simulations: which policy does better',
    noArea: 'Your account belongs to no area.',
  },
});

export function BalancePage() {
  const { area, role } = useMe();
  const w = useWords(words);
  if (!area) return <p className="note bad">{w.noArea}</p>;
  return <Page area={area} mayPropose={role === 'countyCoordinator' || role === 'townOfficial'} mayRead={role !== 'communitySecretary'} />;
}

function Page({ area, mayPropose, mayRead }: { area: string; mayPropose: boolean; mayRead: boolean }) {
  const w = useWords(words);
  const name = useAreaName();
  const balance = useBalance(area);
  const propose = usePropose(area);
  return (
    <>
      <div className="between">
        <h1>
          {w.title} <small className="quiet">{name(area)}</small>
        </h1>
        {mayRead && <Link to="/balance/simulations">{w.simulations}</Link>}
      </div>
      <Plans />
      <section className="card">
        <h2>{w.now}</h2>
        <Shown of={balance}>
          {(b) => (
            <>
              <Figures of={b} />
              {mayPropose && (
                <div className="between">
                  <span>{w.best(b.moved, b.filledAfter - b.filledBefore)}</span>
                  <button type="button" className="btn primary small" disabled={propose.isPending} onClick={() => propose.mutate()}>
                    {propose.isPending ? w.proposing : w.propose}
                  </button>
                </div>
              )}
              {propose.error && <Failure error={propose.error} />}
              <Coverage coverage={b.coverage} />
            </>
          )}
        </Shown>
      </section>
      {mayPropose && balance.data && <WhatIf area={area} now={balance.data} />}
    </>
  );
}

function Plans() {
  const w = useWords(words);
  const language = useLanguage();
  const term = useTerm();
  const name = useAreaName();
  const waits = (p: PlanLine): boolean => p.phase === 'proposed' && p.asked && p.approvedAt == null;
  return (
    <section className="card">
      <h2>{w.plans}</h2>
      <Shown of={usePlans()}>
        {(plans) =>
          plans.length === 0 ? (
            <Nothing>{w.none}</Nothing>
          ) : (
            <Table
              rowKey="plan"
              size="small"
              scroll={{ x: 'max-content' }}
              pagination={{ pageSize: 8, hideOnSinglePage: true, showSizeChanger: false }}
              dataSource={plans}
              columns={[
                { title: w.plan, dataIndex: 'plan', render: (plan: string) => <Link to={`/balance/${plan}`}>{plan}</Link> },
                {
                  title: w.phase,
                  dataIndex: 'phase',
                  render: (_, p) => (
                    <>
                      {term(planPhases, p.phase)} {waits(p) && <Tag tone="warn">{w.mine}</Tag>}
                    </>
                  ),
                },
                { title: w.scope, dataIndex: 'scope', render: name },
                { title: w.cause, dataIndex: 'cause', render: (_, p) => term(causes, p.cause) },
                { title: w.gives, dataIndex: 'gives', align: 'right' },
                { title: w.receives, dataIndex: 'receives', align: 'right' },
                { title: w.at, dataIndex: 'proposedAt', render: (at: string) => dateTime(at, language) },
              ]}
            />
          )
        }
      </Shown>
    </section>
  );
}
