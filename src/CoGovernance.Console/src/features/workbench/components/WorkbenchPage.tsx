import { App as Messages } from 'antd';
import { useState } from 'react';
import { useWords } from '../../../i18n/language';
import { Failure, Loading, Nothing } from '../../../shared/states';
import { useFilters } from '../../../shared/useFilters';
import { useKeys } from '../../../shared/useKeys';
import { useRefresh } from '../../../shared/useRefresh';
import { useCorrections, usePlans, useProposals, useQueues } from '../api/workbench';
import { Agreements, Corrections, Plans } from './Answers';
import { KeyList } from './KeyList';
import { Queue } from './Queue';
import { RequestPanel, useFocusOnOpen } from './RequestPanel';
import { requestViews, views, words, type RequestQueue, type View } from './words';

const isQueue = (view: View): view is RequestQueue => (requestViews as readonly View[]).includes(view);

/** What the community's office has to do, overdue first; the queue and the request chosen stand in the address. */
export function WorkbenchPage() {
  const w = useWords(words);
  const { message } = Messages.useApp();
  const refresh = useRefresh();
  const [filters, change] = useFilters(['view', 'request']);
  const queues = useQueues();
  const corrections = useCorrections();
  const proposals = useProposals();
  const plans = usePlans();
  const [helpIsOpen, openHelp] = useState(false);
  const [opened, setOpened] = useState(0);
  const heading = useFocusOnOpen(opened);
  const counts: Record<View, number | undefined> = {
    overdue: queues.lines.overdue.length,
    intake: queues.lines.intake.length,
    dispatch: queues.lines.dispatch.length,
    stuck: queues.lines.stuck.length,
    follow: queues.lines.follow.length,
    corrections: corrections.data?.length,
    agreements: proposals.data?.length,
    plans: plans.data?.filter((p) => p.asked && !p.approvedAt).length,
  };
  // Without a choice, what is overdue comes first, then what waits longest to be taken in.
  const first = views.find((v) => counts[v]) ?? 'intake';
  const view = views.find((v) => v === filters.view) ?? first;
  const lines = isQueue(view) ? queues.lines[view] : [];
  const turn = (by: 1 | -1): void =>
    change({ view: views[(views.indexOf(view) + by + views.length) % views.length] ?? first, request: null });
  useKeys({ '?': () => openHelp(true), '[': () => turn(-1), ']': () => turn(1) });
  const done = (said: string, number?: string): void => {
    if (said) void message.success(said);
    // Who has gone on to another request meanwhile stays there.
    if (number !== undefined && new URLSearchParams(window.location.search).get('request') === number) {
      const at = lines.findIndex((r) => r.number === number);
      change({ view, request: lines[at + 1]?.number ?? lines[at - 1]?.number ?? null });
    }
    refresh('request', 'correction', 'unit', 'plan', 'area');
  };
  return (
    <>
      <div className="between">
        <h1>{w.title}</h1>
        <button type="button" className="btn small no-print" aria-keyshortcuts="?" onClick={() => openHelp(true)}>
          {w.keys} <kbd>?</kbd>
        </button>
      </div>
      <nav className={`figures queues ${filters.request ? 'chosen' : ''}`} aria-label={w.title}>
        {views.map((v) => (
          <button
            key={v}
            type="button"
            className={`figure pick-figure ${v === 'overdue' && counts[v] ? 'bad' : ''}`}
            aria-current={v === view}
            onClick={() => change({ view: v, request: null })}
          >
            <b>{queues.isPending && isQueue(v) ? '…' : (counts[v] ?? '…')}</b>
            {w.views[v]}
          </button>
        ))}
      </nav>
      {queues.error && <Failure error={queues.error} again={queues.again} />}
      {isQueue(view) ? (
        <div className={`split ${filters.request ? 'chosen' : ''}`}>
          <section className="stack" aria-label={w.views[view]}>
            {queues.isPending && <Loading />}
            {!queues.isPending && lines.length === 0 && <Nothing>{w.empty[view]}</Nothing>}
            <Queue
              lines={lines}
              missed={queues.missed}
              chosen={filters.request}
              onChoose={(request) => change({ view, request })}
              onOpen={() => setOpened((n) => n + 1)}
            />
            {lines.length >= 200 && <p className="quiet">{w.more}</p>}
          </section>
          {filters.request ? (
            <RequestPanel
              number={filters.request}
              onDone={(said) => done(said, filters.request)}
              onBack={() => change({ request: null })}
              heading={heading}
            />
          ) : (
            <Nothing>{w.choose}</Nothing>
          )}
        </div>
      ) : view === 'corrections' ? (
        <Corrections onDone={done} />
      ) : view === 'agreements' ? (
        <Agreements onDone={done} />
      ) : (
        <Plans />
      )}
      <KeyList open={helpIsOpen} onClose={() => openHelp(false)} />
    </>
  );
}
