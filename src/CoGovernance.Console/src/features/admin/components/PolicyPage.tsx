import { useState } from 'react';
import { defineWords, useLanguage, useWords } from '../../../i18n/language';
import { useMe } from '../../../session/useSession';
import { Acts, ReasonForm } from '../../../shared/Form';
import { Failure, Shown } from '../../../shared/states';
import { More } from '../../../shared/Tabs';
import { dateTime } from '../../../shared/time';
import { useFilters } from '../../../shared/useFilters';
import { useRefresh } from '../../../shared/useRefresh';
import { restorePolicy, useComparison, usePolicy, useVersions } from '../api/admin';
import { Frame } from './Frame';
import { PolicyForm } from './PolicyForm';

const words = defineWords({
  zh: {
    current: (n: number) => `现行规则 · 第 ${n} 版`,
    versions: '历史版本',
    version: (n: number) => `第 ${n} 版`,
    first: '初始规则',
    compare: '与现行版比较',
    comparison: (a: number, b: number) => `第 ${a} 版与第 ${b} 版的不同`,
    same: '两版没有不同。',
    restore: '恢复这一版',
    reason: '恢复的原因',
    field: '项目',
    before: '旧',
    after: '新',
    more: '更早的版本',
  },
  en: {
    current: (n: number) => `In force · version ${n}`,
    versions: 'Versions',
    version: (n: number) => `Version ${n}`,
    first: 'as delivered',
    compare: 'Compare with the one in force',
    comparison: (a: number, b: number) => `From version ${a} to version ${b}`,
    same: 'The two are the same.',
    restore: 'Restore this version',
    reason: 'Why it is restored',
    field: 'Field',
    before: 'Before',
    after: 'After',
    more: 'Earlier versions',
  },
});

export function PolicyPage() {
  const w = useWords(words);
  const mayWrite = useMe().role === 'countyCoordinator';
  return (
    <Frame page="policy">
      <Shown of={usePolicy()}>
        {({ data, tag }) => (
          <div className="grid">
            <section className="card">
              <h2>{w.current(data.version)}</h2>
              <PolicyForm key={tag} policy={data} tag={tag ?? ''} mayWrite={mayWrite} />
            </section>
            <Versions current={data.version} tag={tag ?? ''} mayWrite={mayWrite} />
          </div>
        )}
      </Shown>
    </Frame>
  );
}

function Versions({ current, tag, mayWrite }: { current: number; tag: string; mayWrite: boolean }) {
  const w = useWords(words);
  const language = useLanguage();
  const refresh = useRefresh();
  const [filters, change] = useFilters(['compare']);
  const [open, setOpen] = useState<string | null>(null);
  const versions = useVersions();
  const chosen = /^\d+$/.test(filters.compare ?? '') ? Number(filters.compare) : null;
  const again = (): void => refresh('policy');
  return (
    <section className="card">
      <h2>{w.versions}</h2>
      {versions.error && <Failure error={versions.error} again={() => void versions.refetch()} />}
      {chosen !== null && chosen !== current && <Comparison from={chosen} to={current} />}
      <ul className="plain">
        {versions.rows.map((v) => (
          <li key={v.version} className="stack-tight">
            <span className="between">
              <strong>{w.version(v.version)}</strong>
              <span className="quiet">{v.at ? `${v.account ?? ''} · ${dateTime(v.at, language)}` : w.first}</span>
            </span>
            {v.reason && <span>{v.reason}</span>}
            {v.version !== current && (
              <>
                <span>
                  <button
                    type="button"
                    className="btn small"
                    aria-pressed={chosen === v.version}
                    onClick={() => change({ compare: chosen === v.version ? null : String(v.version) })}
                  >
                    {w.compare}
                  </button>
                </span>
                {mayWrite && (
                  <Acts
                    open={open === String(v.version) ? open : null}
                    onOpen={setOpen}
                    acts={[
                      {
                        key: String(v.version),
                        label: w.restore,
                        form: (cancel) => (
                          <ReasonForm
                            label={w.reason}
                            button={w.restore}
                            cancel={cancel}
                            readAgain={again}
                            done={() => {
                              setOpen(null);
                              again();
                            }}
                            send={(reason) => restorePolicy(v.version, tag, reason)}
                          />
                        ),
                      },
                    ]}
                  />
                )}
              </>
            )}
          </li>
        ))}
      </ul>
      <More of={versions} label={w.more} />
    </section>
  );
}

function Comparison({ from, to }: { from: number; to: number }) {
  const w = useWords(words);
  const said = (value: unknown): string => (value == null ? '–' : typeof value === 'string' ? value : JSON.stringify(value));
  return (
    <div className="note stack" role="status">
      <h3>{w.comparison(from, to)}</h3>
      <Shown of={useComparison(from, to)}>
        {(c) =>
          c.differences.length === 0 ? (
            <p>{w.same}</p>
          ) : (
            <div className="scroll-x" tabIndex={0}>
              <table className="word-table">
                <thead>
                  <tr>
                    <th scope="col">{w.field}</th>
                    <th scope="col">{w.before}</th>
                    <th scope="col">{w.after}</th>
                  </tr>
                </thead>
                <tbody>
                  {c.differences.map((d) => (
                    <tr key={d.field}>
                      <th scope="row">{d.field}</th>
                      <td>{said(d.before)}</td>
                      <td>{said(d.after)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )
        }
      </Shown>
    </div>
  );
}
