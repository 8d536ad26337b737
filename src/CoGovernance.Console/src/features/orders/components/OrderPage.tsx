import { useLayoutEffect, useRef, useState, type SubmitEvent } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { newKey } from '../../../api/client';
import { Problem } from '../../../api/problem';
import { useWords } from '../../../i18n/language';
import { LightFrame } from '../../../light/LightFrame';
import { useSession, useSignOut } from '../../../session/useSession';
import { useCommunities } from '../../../shared/catalog';
import { Failure } from '../../../shared/states';
import { useNow } from '../../../shared/useNow';
import { bodyOf, dated, emptyDraft, faultsOf, reachable, stepOf, steps, type Draft } from '../api/draft';
import { usePlace, type OrderView } from '../api/orders';
import { OwnOrders } from './OwnOrders';
import { CallNow, Placed } from './Placed';
import { StepWhat } from './StepWhat';
import { StepWhere } from './StepWhere';
import { StepWho } from './StepWho';
import { words } from './words';

/** An order in three steps, kept in the address so that the phone's back key goes a step back. */
export function OrderPage() {
  const w = useWords(words);
  const { data: me } = useSession();
  const onBehalf = me?.role === 'courtyardHead';
  const [params, setParams] = useSearchParams();
  const navigate = useNavigate();
  const areas = useCommunities().data?.map((c) => c.code);
  const now = useNow();
  const [draft, setDraft] = useState(() => emptyDraft(params.get('community') ?? '', params.get('courtyard') ?? ''));
  const [tried, setTried] = useState(-1);
  // One intent, one name: what is sent again after a lost answer has no second effect; a changed order is another intent.
  const key = useRef(newKey());
  const place = usePlace(onBehalf);
  const top = useRef<HTMLHeadingElement>(null);
  const order = useOwnArea(dated(draft, now), onBehalf ? me.area : null);
  const step = reachable(order, Number(params.get('step') ?? '1') - 1, now, areas);
  const faults = tried === step ? faultsOf(order, step, now, areas) : {};

  useLayoutEffect(() => {
    if (step > 0) top.current?.focus();
    window.scrollTo(0, 0);
  }, [step]);

  const go = (to: number): void => setParams((p) => (p.set('step', String(to + 1)), p));
  const change = (part: Partial<Draft>): void => {
    key.current = newKey();
    if (place.error) place.reset();
    setDraft({ ...order, day: draft.day, ...part });
  };
  const submit = (e: SubmitEvent<HTMLFormElement>): void => {
    e.preventDefault();
    const found = faultsOf(order, step, now, areas);
    const first = steps[step]?.find((f) => found[f]);
    setTried(step);
    if (first) document.getElementById(`field-${first}`)?.focus();
    else if (step < steps.length - 1) go(step + 1);
    else place.mutate({ key: key.current, body: bodyOf(order) }, { onError: (problem) => toFault(problem, go) });
  };
  const again = (): void => {
    place.reset();
    key.current = newKey();
    setDraft({ ...order, category: '', words: '' });
    setTried(-1);
    void navigate('/order', { replace: true });
  };

  const call = callOf(place.data, place.error);
  const title = onBehalf ? w.proxyTitle : w.title;
  const rephrase = (): void => {
    place.reset();
    key.current = newKey();
    go(1);
  };
  if (call)
    return (
      <Page title={w.refused}>
        <CallNow call={call} back={rephrase} />
      </Page>
    );
  if (place.data)
    return (
      <Page title={w.placed}>
        <Placed order={place.data} category={order.category} again={again} />
        {onBehalf && <OwnOrders />}
      </Page>
    );
  const props = { draft: order, change, faults };
  return (
    <Page title={title}>
      {onBehalf && <HeadNote />}
      <form className="stack" noValidate onSubmit={submit} style={{ gap: '1.25rem' }}>
        <h2 ref={top} tabIndex={-1}>
          <span className="quiet">{w.step(step + 1)}</span>
          <br />
          {onBehalf && step === 2 ? w.proxyHead : w.heads[step]}
        </h2>
        {step === 0 && <StepWhat {...props} fixed={onBehalf} />}
        {step === 1 && <StepWhere {...props} now={now} />}
        {step === 2 && <StepWho {...props} onBehalf={onBehalf} />}
        {place.error && <Failure error={place.error} />}
        <button className="btn primary big" disabled={place.isPending}>
          {place.isPending ? w.sending : step < 2 ? w.next : w.send}
        </button>
        {step > 0 && (
          <button type="button" className="btn" onClick={() => go(step - 1)}>
            {w.back}
          </button>
        )}
      </form>
      {onBehalf && step === 0 && <OwnOrders />}
    </Page>
  );
}

function Page({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <LightFrame title={title}>
      <div className="large-print stack" style={{ gap: '1.25rem' }}>
        {children}
      </div>
    </LightFrame>
  );
}

function HeadNote() {
  const w = useWords(words);
  const signOut = useSignOut();
  return (
    <div className="note between no-print">
      <span style={{ flex: '1 1 14rem' }}>{w.onBehalf}</span>
      <button type="button" className="btn small" onClick={() => signOut.mutate()}>
        {w.signOut}
      </button>
    </div>
  );
}

/** A courtyard head orders in the community of the account. */
const useOwnArea = (draft: Draft, area: string | null | undefined): Draft =>
  area && !draft.community ? { ...draft, community: area } : draft;

/** An emergency is told in the answer, or in the refusal. */
const callOf = (placed: OrderView | undefined, error: unknown): string | null =>
  placed?.call ?? (error instanceof Problem ? error.call : null);

/** Leads to the step with the first field that the server found fault with. */
function toFault(problem: unknown, go: (step: number) => void): void {
  const field = problem instanceof Problem ? problem.errors[0]?.field : undefined;
  const step = field ? stepOf(field) : -1;
  if (step >= 0 && step < steps.length - 1) go(step);
}
