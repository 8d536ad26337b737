import { useState, type SubmitEvent } from 'react';
import { defineWords, useWords } from '../../../i18n/language';
import { Failure } from '../../../shared/states';
import { useContact } from '../api/requests';

const words = defineWords({
  zh: {
    hidden: '联系方式已隐藏。查看会留下记录。',
    reason: '为什么要看',
    read: '查看联系方式',
    contact: '联系',
    address: '地址',
    none: '没有',
  },
  en: {
    hidden: 'Contact is hidden. Reading it is recorded.',
    reason: 'Why it is needed',
    read: 'Read the contact',
    contact: 'Contact',
    address: 'Address',
    none: 'none',
  },
});

/** Contact and address, shown only after a reason was given. */
export function Contact({ number }: { number: string }) {
  const w = useWords(words);
  const contact = useContact(number);
  const [reason, setReason] = useState('');
  if (contact.data) {
    return (
      <dl className="facts">
        <dt>{w.contact}</dt>
        <dd>{contact.data.contact ?? w.none}</dd>
        <dt>{w.address}</dt>
        <dd>{contact.data.address ?? w.none}</dd>
      </dl>
    );
  }
  const submit = (e: SubmitEvent<HTMLFormElement>): void => {
    e.preventDefault();
    contact.mutate(reason);
  };
  return (
    <form className="stack no-print" onSubmit={submit}>
      <p className="quiet">{w.hidden}</p>
      {contact.error && <Failure error={contact.error} />}
      <label className="field">
        <span>{w.reason}</span>
        <input required minLength={2} maxLength={200} value={reason} onChange={(e) => setReason(e.target.value)} />
      </label>
      <span>
        <button className="btn small" disabled={contact.isPending}>
          {w.read}
        </button>
      </span>
    </form>
  );
}
