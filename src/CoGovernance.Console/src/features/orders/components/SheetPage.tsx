import { useParams } from 'react-router';
import { defineWords, useWords } from '../../../i18n/language';
import { LightFrame } from '../../../light/LightFrame';
import { useCommunities } from '../../../shared/catalog';
import { Nothing, Shown } from '../../../shared/states';
import { useFilters } from '../../../shared/useFilters';
import { longest } from '../api/draft';
import { QrCode } from './QrCode';

const words = defineWords({
  zh: {
    title: '点单告示',
    courtyard: '楼院名称（会印在纸上，扫码时自动填好）',
    print: '打印',
    unknown: '没有这个社区，或它还不能点单。请核对地址。',
    head: '有事请点单',
    say: '要人帮忙，请点单。社区派党员上门，不收钱。',
    how: '怎么点',
    steps: ['用手机扫下面的码', '选要帮的忙，写下是什么事、什么时候', '记下编号和查询码，等人上门', '做完以后，请您评价'],
    scan: '扫码点单',
    type: '也可以在手机上打开',
    noPhone: '没有手机？请打电话，或找楼院长帮您点',
    communityPhone: '社区电话',
    head2: '楼院长和电话',
    emergency: '紧急情况请立即拨打：报警 110　火警 119　急救 120',
  },
  en: {
    title: 'Sheet to put up',
    courtyard: 'Courtyard (printed, and filled in when the code is scanned)',
    print: 'Print',
    unknown: 'There is no such community, or it takes no orders yet. Check the address.',
    head: 'Need a hand? Order it',
    say: 'Your community sends a party member to help. It costs nothing.',
    how: 'How it works',
    steps: [
      'Scan the code below with a phone',
      'Choose the help, say what it is and when',
      'Keep number and code; somebody comes',
      'When it is done, say how it went',
    ],
    scan: 'Scan to order',
    type: 'or open on a phone',
    noPhone: 'No phone? Call, or ask your courtyard head to order for you',
    communityPhone: 'Community phone',
    head2: 'Courtyard head and phone',
    emergency: 'In an emergency call at once: police 110, fire 119, ambulance 120',
  },
});

/** A sheet in large print to put up in a courtyard; the phone numbers are filled in by pen. */
export function SheetPage() {
  const w = useWords(words);
  const { community = '' } = useParams();
  const [{ courtyard = '' }, change] = useFilters(['courtyard']);
  return (
    <LightFrame title={w.title}>
      <Shown of={useCommunities()}>
        {(all) => {
          const found = all.find((c) => c.code === community);
          return found ? (
            <>
              <div className="stack no-print">
                <label className="field">
                  <span>{w.courtyard}</span>
                  <input maxLength={longest.address / 4} defaultValue={courtyard} onChange={(e) => change({ courtyard: e.target.value })} />
                </label>
                <button type="button" className="btn primary" onClick={() => window.print()}>
                  {w.print}
                </button>
              </div>
              <Sheet name={found.name} address={addressOf(community, courtyard)} courtyard={courtyard} />
            </>
          ) : (
            <Nothing>{w.unknown}</Nothing>
          );
        }}
      </Shown>
    </LightFrame>
  );
}

function addressOf(community: string, courtyard: string): string {
  const query = new URLSearchParams({ community, ...(courtyard ? { courtyard } : {}) });
  return `${window.location.origin}/order?${query}`;
}

function Sheet({ name, courtyard, address }: { name: string; courtyard: string; address: string }) {
  const w = useWords(words);
  return (
    <article className="sheet">
      <h2 style={{ fontSize: '2.2rem' }}>{w.head}</h2>
      <p style={{ textAlign: 'center' }}>
        <strong>
          {name}
          {courtyard && ` · ${courtyard}`}
        </strong>
        <br />
        {w.say}
      </p>
      <h3>{w.how}</h3>
      <ol style={{ margin: 0 }}>
        {w.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <QrCode text={address} label={w.scan} />
      <p style={{ textAlign: 'center' }}>
        <strong>{w.scan}</strong>
        <br />
        <small style={{ overflowWrap: 'anywhere' }}>
          {w.type} {window.location.origin}/order
        </small>
      </p>
      <h3>{w.noPhone}</h3>
      <p>{w.communityPhone}</p>
      <div className="pen" />
      <p>{w.head2}</p>
      <div className="pen" />
      <p>
        <strong>{w.emergency}</strong>
      </p>
    </article>
  );
}
