import { useState, type SubmitEvent } from 'react';
import { useLanguage, useWords } from '../../../i18n/language';
import { skills, useTerm } from '../../../i18n/terms';
import { useCategoryName, useCommunityName } from '../../../shared/catalog';
import { Failure } from '../../../shared/states';
import { Tag } from '../../../shared/Tag';
import { clock, dateTime, fromNow } from '../../../shared/time';
import { useNow } from '../../../shared/useNow';
import { Why } from '../../../shared/Why';
import { useAnswer } from '../api/answers';
import { useMyNumber, type Offer } from '../api/member';
import type { KeptAnswer } from '../api/outbox';
import { words } from './words';

/** One offer: what, where, when, why this member, and the two answers, each one tap. */
export function OfferCard({ offer, kept }: { offer: Offer; kept: KeptAnswer | undefined }) {
  const w = useWords(words);
  const language = useLanguage();
  const term = useTerm();
  const category = useCategoryName();
  const community = useCommunityName();
  const now = useNow();
  const answer = useAnswer(useMyNumber());
  const [reason, setReason] = useState('');
  const { request } = offer;
  const decline = (e: SubmitEvent<HTMLFormElement>): void => {
    e.preventDefault();
    answer.mutate({ request, kind: 'decline', reason: reason.trim() });
  };
  return (
    <article className="card">
      <div className="between">
        <h2>{category(offer.category)}</h2>
        <Tag tone="info">{term(skills, offer.skill)}</Tag>
      </div>
      <p style={{ fontSize: '1.15rem' }}>
        {community(offer.community)}
        <br />
        <strong className="num">
          {dateTime(offer.beginsAt, language)}–{clock(offer.endsAt, language)}
        </strong>
      </p>
      <p>
        <span className="quiet">{w.why}：</span>
        <Why factors={offer.why} />
      </p>
      <p className="num">
        {w.answerBy(dateTime(offer.lapsesAt, language))}（{fromNow(offer.lapsesAt, language, now)}）
      </p>
      {answer.error && <Failure error={answer.error} />}
      {kept ? (
        <p className="note warn" role="status">
          {w.kept[kept.kind]}
        </p>
      ) : (
        <>
          <button
            type="button"
            className="btn primary big"
            disabled={answer.isPending}
            onClick={() => answer.mutate({ request, kind: 'accept' })}
          >
            {w.accept}
          </button>
          <button type="button" className="btn" disabled={answer.isPending} onClick={() => answer.mutate({ request, kind: 'decline' })}>
            {w.decline}
          </button>
          <details>
            <summary className="quiet">{w.declineWhy}</summary>
            <form className="stack" onSubmit={decline}>
              <label className="field">
                <span>{w.reason}</span>
                <input required minLength={2} maxLength={200} value={reason} onChange={(e) => setReason(e.target.value)} />
              </label>
              <button className="btn" disabled={answer.isPending}>
                {w.declineWhy}
              </button>
            </form>
          </details>
        </>
      )}
    </article>
  );
}
