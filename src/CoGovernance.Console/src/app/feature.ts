import type { RouteObject } from 'react-router';
import type { Role } from '../session/useSession';

/** Where a page stands in the office's menu. */
export interface MenuEntry {
  path: string;
  zh: string;
  en: string;
  /** Who sees it; the server decides who may read what. */
  roles: readonly Role[];
  /** Menus are ordered by it. */
  order: number;
}

/** What a feature gives to the app: pages in the office frame, light pages of their own, entries of the menu. */
export interface Feature {
  office?: RouteObject[];
  light?: RouteObject[];
  menu?: readonly MenuEntry[];
}
