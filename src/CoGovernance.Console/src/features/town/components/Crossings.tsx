import { api, ok } from '../../../api/client';
import { defineWords, useLanguage, useWords } from '../../../i18n/language';
import { useAreaName } from '../../../office/areas';
import { percent } from '../../../office/levels';
import { LoadTag } from '../../../office/LoadTag';
import { Failure, Loading, Nothing } from '../../../shared/states';
import { dateTime } from '../../../shared/time';
import { useListing } from '../../../shared/useListing';

const words = defineWords({
  zh: { none: '还没有越过阈值的记录。', more: '更早的' },
  en: { none: 'No load has crossed a threshold yet.', more: 'Earlier' },
});

/** When the load of an area's children crossed a threshold, newest first. */
export function Crossings({ area }: { area: string }) {
  const w = useWords(words);
  const language = useLanguage();
  const name = useAreaName();
  const list = useListing(['area', area, 'crossings'], (cursor) =>
    ok(api.GET('/api/v1/areas/{area}/load/crossings', { params: { path: { area }, query: { limit: 10, ...cursor } } })),
  );
  if (list.error) return <Failure error={list.error} again={() => void list.refetch()} />;
  if (list.isPending) return <Loading />;
  if (list.rows.length === 0) return <Nothing>{w.none}</Nothing>;
  return (
    <>
      <ul className="plain">
        {list.rows.map((c) => (
          <li key={`${c.area}/${c.at}`} className="between">
            <span>
              {name(c.area)} <small className="quiet">{dateTime(c.at, language)}</small>
            </span>
            <span className="row">
              <LoadTag level={c.from} /> → <LoadTag level={c.to} />
              <span className="num">{c.availableMinutes > 0 ? percent(c.openMinutes / c.availableMinutes) : '–'}</span>
            </span>
          </li>
        ))}
      </ul>
      {list.hasNextPage && (
        <button type="button" className="btn small" onClick={() => void list.fetchNextPage()}>
          {w.more}
        </button>
      )}
    </>
  );
}
