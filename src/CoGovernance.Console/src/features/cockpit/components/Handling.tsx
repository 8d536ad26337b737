import { Link } from 'react-router';
import { defineWords, useWords } from '../../../i18n/language';
import type { Rates } from '../../../office/areas';
import { percent } from '../../../office/levels';

const words = defineWords({
  zh: {
    response: ['响应率', '按时响应'],
    resolution: ['解决率', '办结并解决'],
    satisfaction: ['满意率', '评 4 分和 5 分'],
    of: (met: number, cases: number, what: string) => `${what} ${met} / ${cases}`,
    none: '还没有可计算的单子',
    say: (day: string) => `${day} 起下的单；口径参照 GB/T 33358-2016。`,
    behind: '看这些单子',
  },
  en: {
    response: ['Response rate', 'answered in time'],
    resolution: ['Resolution rate', 'closed as resolved'],
    satisfaction: ['Satisfaction rate', 'evaluated 4 or 5'],
    of: (met: number, cases: number, what: string) => `${met} of ${cases} ${what}`,
    none: 'Nothing to count yet',
    say: (day: string) => `Of requests ordered since ${day}; as in GB/T 33358-2016.`,
    behind: 'See these requests',
  },
});

/** The three rates of handling, each with the cases that it is of. */
export function Handling({ rates, from }: { rates: Rates; from: string }) {
  const w = useWords(words);
  return (
    <>
      <dl className="rates">
        {(['response', 'resolution', 'satisfaction'] as const).map((name) => {
          const { met, cases, share } = rates[name];
          return (
            <div key={name}>
              <dt>{w[name][0]}</dt>
              <dd>
                <b>{percent(share)}</b>
                <small className="quiet">{cases === 0 ? w.none : w.of(met, cases, w[name][1] ?? '')}</small>
              </dd>
            </div>
          );
        })}
      </dl>
      <small className="quiet">
        {w.say(from)} <Link to={`/requests?submittedFrom=${encodeURIComponent(`${from}T00:00:00+08:00`)}`}>{w.behind}</Link>
      </small>
    </>
  );
}
