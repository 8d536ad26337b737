import { Link, useLocation, useParams } from 'react-router';
import { Problem } from '../../../api/problem';
import { useLanguage, useWords } from '../../../i18n/language';
import { LightFrame } from '../../../light/LightFrame';
import { useCategoryName } from '../../../shared/catalog';
import { Failure, Shown } from '../../../shared/states';
import { dateTime } from '../../../shared/time';
import { useStep, useTracked, type TrackedOrder } from '../api/orders';
import { useRemembered } from '../api/remembered';
import { Evaluate } from './Evaluate';
import { Picture } from './Pictures';
import { RememberChoice } from './Placed';
import { Cancel, Reopen } from './Steps';
import { CodeForm } from './TrackPage';
import { words } from './trackWords';

/** One order of a resident's: how it stands, what happens next, what can be done. */
export function TrackedPage() {
  const w = useWords(words);
  const { number = '' } = useParams();
  const { state } = useLocation() as { state: { code?: string } | null };
  const kept = useRemembered().find((o) => o.number === number)?.code;
  const code = state?.code ?? kept ?? '';
  const order = useTracked(number, code);
  const unknown = order.error instanceof Problem && order.error.status === 404;
  return (
    <LightFrame title={w.title}>
      <div className="large-print stack">
        {code === '' || unknown ? (
          <CodeForm number={number} wrong={unknown} />
        ) : (
          <Shown of={order}>{(o) => <Standing order={o} code={code} />}</Shown>
        )}
      </div>
    </LightFrame>
  );
}

function Standing({ order, code }: { order: TrackedOrder; code: string }) {
  const w = useWords(words);
  const language = useLanguage();
  const category = useCategoryName();
  const step = useStep(order.number, code);
  const [state, next] = w.said[order.phase];
  const isUnresolved = order.phase === 'closed' && order.resolution === 'unresolved';
  return (
    <>
      <section className="card" aria-live="polite">
        <div className="row" style={{ color: 'var(--primary)', flexWrap: 'nowrap' }}>
          <Picture category={order.category} />
          <h2 style={{ fontSize: '1.6rem', color: 'var(--text)' }}>{isUnresolved ? w.unresolvedClosed : state}</h2>
        </div>
        <p>{next}</p>
        {order.refusal && (
          <p className="note warn">
            {w.refusals[order.refusal]}
            {order.advice && order.refusal !== 'emergency' && ` ${order.advice}`}
          </p>
        )}
        {order.refusal === 'emergency' && order.advice && (
          <a className="btn danger big" href={`tel:${order.advice}`}>
            {order.advice}
          </a>
        )}
      </section>
      {step.data && step.variables.kind === 'evaluate' && (
        <p className="note good" role="status">
          {w.thanks} {!step.variables.body.resolved && w.again}
        </p>
      )}
      {step.error && <Failure error={step.error} />}
      {order.canEvaluate && <Evaluate step={step} />}
      <section className="card">
        <dl className="facts">
          <dt>{w.category}</dt>
          <dd>{category(order.category)}</dd>
          <dt>{w.number}</dt>
          <dd className="num">{order.number}</dd>
          <dt>{w.ordered}</dt>
          <dd className="num">{dateTime(order.submittedAt, language)}</dd>
          {order.beginsAt && (
            <>
              <dt>{w.begins}</dt>
              <dd className="num">{dateTime(order.beginsAt, language)}</dd>
            </>
          )}
          {order.places > 0 && (
            <>
              <dt>{w.people}</dt>
              <dd>{w.peopleOf(order.filled, order.places)}</dd>
            </>
          )}
          {order.completedAt && (
            <>
              <dt>{w.done}</dt>
              <dd className="num">{dateTime(order.completedAt, language)}</dd>
            </>
          )}
        </dl>
        {order.reopenings > 0 && <p className="quiet">{w.reopened(order.reopenings)}</p>}
      </section>
      {order.canReopen && <Reopen step={step} />}
      {order.canCancel && <Cancel step={step} />}
      <RememberChoice number={order.number} code={code} category={order.category} />
      {(order.phase === 'rejected' || order.phase === 'cancelled') && (
        <Link className="btn" to="/order">
          {w.order}
        </Link>
      )}
    </>
  );
}
