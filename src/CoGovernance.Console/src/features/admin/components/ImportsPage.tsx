import { useState } from 'react';
import { useLanguage, useWords } from '../../../i18n/language';
import { useMe } from '../../../session/useSession';
import { Field, Form } from '../../../shared/Form';
import { Failure, Loading, Nothing } from '../../../shared/states';
import { More } from '../../../shared/Tabs';
import { Tag } from '../../../shared/Tag';
import { dateTime } from '../../../shared/time';
import { useFilters } from '../../../shared/useFilters';
import { useRefresh } from '../../../shared/useRefresh';
import { upload, useImports } from '../api/admin';
import { Frame } from './Frame';
import { ImportCard } from './ImportCard';
import { importWords as words } from './importWords';

/** Registers as files: upload, see row by row what they would do, then apply; the import chosen stands in the address. */
export function ImportsPage() {
  const w = useWords(words);
  const language = useLanguage();
  const mayWrite = useMe().role === 'countyCoordinator';
  const refresh = useRefresh();
  const [filters, change] = useFilters(['import']);
  const [files, setFiles] = useState<readonly File[]>([]);
  const imports = useImports();
  return (
    <Frame page="imports">
      {mayWrite && (
        <div className="card narrow">
          <p className="quiet">{w.say}</p>
          <Form
            button={w.upload}
            send={async () => {
              const { id } = await upload(files);
              refresh('import');
              change({ import: id });
            }}
          >
            <Field label={w.files}>
              <input type="file" required multiple accept=".xlsx,.csv" onChange={(e) => setFiles([...(e.target.files ?? [])])} />
            </Field>
          </Form>
        </div>
      )}
      {imports.error && <Failure error={imports.error} again={() => void imports.refetch()} />}
      {imports.isPending && <Loading />}
      {imports.isSuccess && imports.rows.length === 0 && <Nothing>{w.none}</Nothing>}
      <div className={`split ${filters.import ? 'chosen' : ''}`}>
        <ul className="plain">
          {imports.rows.map((i) => (
            <li key={i.id}>
              <button type="button" className="pick" aria-current={i.id === filters.import} onClick={() => change({ import: i.id })}>
                <span className="between">
                  <strong>{dateTime(i.uploadedAt, language)}</strong>
                  <Tag tone={i.status === 'finished' ? 'good' : i.status === 'failed' ? 'bad' : 'info'}>{w.statuses[i.status]}</Tag>
                </span>
                <span className="quiet">
                  {i.uploadedBy} · {w.totals(i.files, i.added, i.changed, i.refused)}
                </span>
              </button>
            </li>
          ))}
        </ul>
        {filters.import && (
          <ImportCard key={filters.import} id={filters.import} mayWrite={mayWrite} onBack={() => change({ import: null })} />
        )}
      </div>
      <More of={imports} label={w.more} />
    </Frame>
  );
}
