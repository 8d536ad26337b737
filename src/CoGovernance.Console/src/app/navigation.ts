import type { Role } from '../session/useSession';
import type { MenuEntry } from './feature';
import { features } from './features';

const entries = features.flatMap((f) => f.menu ?? []).sort((a, b) => a.order - b.order);

export const menuOf = (role: Role): readonly MenuEntry[] => entries.filter((e) => e.roles.includes(role));

/** Whether the role has the page in its menu, or the page is in nobody's. */
export const mayOpen = (role: Role, path: string): boolean => {
  const entry = entries.filter((e) => path === e.path || path.startsWith(`${e.path}/`)).sort((a, b) => b.path.length - a.path.length)[0];
  return !entry || entry.roles.includes(role);
};
