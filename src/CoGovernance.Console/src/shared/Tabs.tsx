import { NavLink } from 'react-router';

/** Pages that belong together, one click from each other. */
export function Tabs({ label, items }: { label: string; items: readonly { to: string; label: string }[] }) {
  return (
    <nav className="tabs no-print" aria-label={label}>
      {items.map((i) => (
        <NavLink key={i.to} to={i.to} end>
          {i.label}
        </NavLink>
      ))}
    </nav>
  );
}

/** Reads the next part of a list, while there is one. */
export function More({
  of,
  label,
}: {
  of: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown };
  label: string;
}) {
  return of.hasNextPage ? (
    <span>
      <button type="button" className="btn small" disabled={of.isFetchingNextPage} onClick={() => void of.fetchNextPage()}>
        {label}
      </button>
    </span>
  ) : null;
}
