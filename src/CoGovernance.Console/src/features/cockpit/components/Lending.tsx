import { useState } from 'react';
import { Link } from 'react-router';
import { defineWords, useWords } from '../../../i18n/language';
import { useAreaName, useLoans, type Loan } from '../../../office/areas';
import { tierOf } from '../../../office/tier';
import { Nothing, Shown } from '../../../shared/states';
import { Tag } from '../../../shared/Tag';
import { countyNow } from '../../../shared/countyTime';

const words = defineWords({
  zh: {
    lender: '借出',
    borrower: '借入',
    open: '未还',
    overdue: '逾期未还',
    returned: '近三十天归还',
    requests: '单子',
    none: '现在没有在外借用的人员，近三十天也没有归还。',
    between: '跨镇',
    within: '镇内',
  },
  en: {
    lender: 'Lends',
    borrower: 'Borrows',
    open: 'Out',
    overdue: 'Overdue',
    returned: 'Back in 30 days',
    requests: 'Requests',
    none: 'Nobody is on loan now, and nobody came back in the last thirty days.',
    between: 'between towns',
    within: 'within a town',
  },
});

const Month = 30 * 86_400_000;

/** A community's town: the first nine digits of its code. */
const townOf = (code: string): string => (tierOf(code) === 'community' ? code.slice(0, 9) : code);

interface Pair {
  lender: string;
  borrower: string;
  loans: Loan[];
}

function pairs(loans: readonly Loan[]): Pair[] {
  const found = new Map<string, Pair>();
  for (const loan of loans) {
    const [lender, borrower] = [townOf(loan.lender), townOf(loan.borrower)];
    const pair = found.get(`${lender}/${borrower}`) ?? { lender, borrower, loans: [] };
    pair.loans.push(loan);
    found.set(`${lender}/${borrower}`, pair);
  }
  return [...found.values()].sort((a, b) => a.lender.localeCompare(b.lender) || a.borrower.localeCompare(b.borrower));
}

/** The ledger of loans, by towns: who is out, who is overdue, who came back lately. */
export function Lending() {
  const w = useWords(words);
  const name = useAreaName();
  // Read once, or the address of the question would change with every look.
  const [since] = useState(() => new Date(countyNow() - Month).toISOString());
  const open = useLoans({ status: 'open' });
  const overdue = useLoans({ status: 'overdue' });
  const returned = useLoans({ status: 'returned', updatedSince: since });
  const answers = [open, overdue, returned];
  const all = {
    data: answers.every((a) => a.data) ? answers.flatMap((a) => a.data ?? []) : undefined,
    error: answers.find((a) => a.error)?.error ?? null,
    isPending: answers.some((a) => a.isPending),
    refetch: () => answers.forEach((a) => void a.refetch()),
  };
  const count = (pair: Pair, status: string): number => pair.loans.filter((l) => l.status === status).length;
  return (
    <Shown of={all}>
      {(loans) =>
        loans.length === 0 ? (
          <Nothing>{w.none}</Nothing>
        ) : (
          <div className="scroll-x" tabIndex={0}>
            <table className="plain-table">
              <thead>
                <tr>
                  {[w.lender, w.borrower, w.open, w.overdue, w.returned, w.requests].map((c) => (
                    <th key={c} scope="col">
                      {c}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {pairs(loans).map((p) => (
                  <tr key={`${p.lender}/${p.borrower}`}>
                    <td>{name(p.lender)}</td>
                    <td>
                      {name(p.borrower)} <small className="quiet">{p.lender === p.borrower ? w.within : w.between}</small>
                    </td>
                    <td className="num">{count(p, 'open')}</td>
                    <td className="num">{count(p, 'overdue') > 0 ? <Tag tone="bad">{count(p, 'overdue')}</Tag> : 0}</td>
                    <td className="num">{count(p, 'returned')}</td>
                    <td>
                      {[...new Set(p.loans.filter((l) => l.status !== 'returned').map((l) => l.request))].slice(0, 3).map((r) => (
                        <span key={r}>
                          <Link to={`/requests/${r}`}>{r}</Link>{' '}
                        </span>
                      ))}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )
      }
    </Shown>
  );
}
