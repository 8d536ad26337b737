import { useFactorName } from '../i18n/terms';

/** The reasons for a place in the ranking, strongest first; points tell how much each counted. */
export function Why({ factors }: { factors: readonly { factor: string; points: number }[] }) {
  const name = useFactorName();
  const counted = [...factors].filter((f) => f.points !== 0).sort((a, b) => b.points - a.points);
  return (
    <span className="quiet">
      {counted.map((f, i) => (
        <span key={f.factor}>
          {i > 0 && ' · '}
          {name(f.factor)} <span className="num">+{f.points}</span>
        </span>
      ))}
    </span>
  );
}
