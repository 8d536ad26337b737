import { useState } from 'react';
import { useLanguage, useWords } from '../../../i18n/language';
import { Form } from '../../../shared/Form';
import { Failure, Shown } from '../../../shared/states';
import { More } from '../../../shared/Tabs';
import { Tag } from '../../../shared/Tag';
import { dateTime } from '../../../shared/time';
import { useRefresh } from '../../../shared/useRefresh';
import { applyImport, discardImport, useFindings, useImport, type ImportView } from '../api/admin';
import { importWords as words } from './importWords';

export function ImportCard({ id, mayWrite, onBack }: { id: string; mayWrite: boolean; onBack: () => void }) {
  const w = useWords(words);
  return (
    <section className="stack" aria-label={id}>
      <button type="button" className="btn small back" onClick={onBack}>
        ← {w.back}
      </button>
      <Shown of={useImport(id)}>{(i) => <Details of={i} mayWrite={mayWrite} onBack={onBack} />}</Shown>
    </section>
  );
}

function Details({ of: i, mayWrite, onBack }: { of: ImportView; mayWrite: boolean; onBack: () => void }) {
  const w = useWords(words);
  const language = useLanguage();
  const refresh = useRefresh();
  const [onlyValid, setOnlyValid] = useState(false);
  return (
    <div className="card">
      <h2>{w.statuses[i.status]}</h2>
      {i.progress && (
        <p role="status">
          <progress value={i.progress.done} max={Math.max(1, i.progress.total)} aria-label={w.statuses[i.status]} />{' '}
          {w.progress(i.progress.done, i.progress.total)}
        </p>
      )}
      {i.result && <Tag tone={i.result === 'refusedForErrors' ? 'bad' : 'good'}>{w.results[i.result]}</Tag>}
      {i.failure && <p className="note bad">{i.failure}</p>}
      <div className="scroll-x" tabIndex={0}>
        <table className="word-table">
          <thead>
            <tr>
              {([w.register, w.added, w.changed, w.unchanged, w.refused] as const).map((t) => (
                <th key={t} scope="col">
                  {t}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {i.counts.map((c) => (
              <tr key={c.register}>
                <th scope="row">{c.register}</th>
                <td>{c.added}</td>
                <td>{c.changed}</td>
                <td>{c.unchanged}</td>
                <td>{c.refused}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {i.heldUntil && (
        <p className="quiet">
          {w.held} {dateTime(i.heldUntil, language)}
        </p>
      )}
      {mayWrite && i.status === 'checked' && (
        <>
          <Form button={w.apply} done={() => refresh('import', 'member', 'unit', 'area')} send={() => applyImport(i.id, onlyValid)}>
            {i.errors > 0 && (
              <label className="row">
                <input type="checkbox" checked={onlyValid} onChange={(e) => setOnlyValid(e.target.checked)} /> {w.valid}
              </label>
            )}
          </Form>
          <Form
            button={w.discard}
            danger
            send={() => discardImport(i.id)}
            done={() => {
              onBack();
              refresh('import');
            }}
          />
        </>
      )}
      {(i.marked ?? []).map((name, n) => (
        <a key={name} className="btn small" href={`/api/v1/imports/${i.id}/marked/${n + 1}`} download={name}>
          {w.marked} · {name}
        </a>
      ))}
      {mayWrite && i.status !== 'checking' && i.heldUntil && <Findings id={i.id} status={i.status} />}
    </div>
  );
}

function Findings({ id, status }: { id: string; status: string }) {
  const w = useWords(words);
  const findings = useFindings(id, status);
  return (
    <>
      <h3>{w.findings}</h3>
      {findings.error && <Failure error={findings.error} />}
      {findings.isSuccess && findings.rows.length === 0 && <p className="quiet">{w.noFindings}</p>}
      <ul className="plain">
        {findings.rows.map((f, n) => (
          <li key={n} className="stack-tight">
            <span className="row">
              <Tag tone={f.severity === 'error' ? 'bad' : 'warn'}>{w.severities[f.severity]}</Tag>
              <span className="quiet">{[f.file, f.sheet, f.row == null ? null : w.row(f.row), f.column].filter(Boolean).join(' · ')}</span>
            </span>
            <span>
              {f.message} <span className="quiet">{f.fix}</span>
            </span>
          </li>
        ))}
      </ul>
      <More of={findings} label={w.more} />
    </>
  );
}
