import { defineWords, useWords } from '../i18n/language';
import { skills, useTerm } from '../i18n/terms';
import { useAreaName, type Outline } from './areas';
import './office.css';

const words = defineWords({
  zh: {
    community: '社区',
    say: '每格：已有人 / 需要人；缺人的格子写明“缺几人”。',
    short: (n: number) => `缺 ${n}`,
    all: '合计',
    after: '每格：调配后有人 / 需要人。',
  },
  en: {
    community: 'Community',
    say: 'Each cell: filled / wanted; where people are missing, how many.',
    short: (n: number) => `${n} short`,
    all: 'All',
    after: 'Each cell: filled after balancing / wanted.',
  },
});

type Skill = keyof typeof skills;

/** Demand against people, by community and skill. @param when Whether people are counted where they are, or where the balance would have them. */
export function Coverage({ coverage, when = 'before' }: { coverage: Outline['coverage']; when?: 'before' | 'after' }) {
  const w = useWords(words);
  const term = useTerm();
  const name = useAreaName();
  const codes = [...new Set(coverage.map((c) => c.community))];
  const columns = (Object.keys(skills) as Skill[]).filter((s) => coverage.some((c) => c.skill === s));
  const cell = (rows: Outline['coverage']) => {
    const [filled, demand] = [rows.reduce((sum, c) => sum + c[when], 0), rows.reduce((sum, c) => sum + c.demand, 0)];
    return { filled, demand, missing: demand - filled };
  };
  const show = (rows: Outline['coverage'], key: string) => {
    const { filled, demand, missing } = cell(rows);
    return (
      <td key={key} className={`num ${missing > 0 ? 'short' : ''}`}>
        {filled}/{demand}
        {missing > 0 && <small> {w.short(missing)}</small>}
      </td>
    );
  };
  return (
    <div className="scroll-x" tabIndex={0} role="region" aria-label={when === 'before' ? w.say : w.after}>
      <table className="plain-table">
        <caption>{when === 'before' ? w.say : w.after}</caption>
        <thead>
          <tr>
            <th scope="col">{w.community}</th>
            {columns.map((s) => (
              <th key={s} scope="col" className="num">
                {term(skills, s)}
              </th>
            ))}
            <th scope="col" className="num">
              {w.all}
            </th>
          </tr>
        </thead>
        <tbody>
          {codes.map((code) => {
            const own = coverage.filter((c) => c.community === code);
            return (
              <tr key={code}>
                <th scope="row">{name(code)}</th>
                {columns.map((s) =>
                  show(
                    own.filter((c) => c.skill === s),
                    s,
                  ),
                )}
                {show(own, 'all')}
              </tr>
            );
          })}
          <tr>
            <th scope="row">{w.all}</th>
            {columns.map((s) =>
              show(
                coverage.filter((c) => c.skill === s),
                s,
              ),
            )}
            {show(coverage, 'all')}
          </tr>
        </tbody>
      </table>
    </div>
  );
}
