import admin from '../features/admin/feature';
import balance from '../features/balance/feature';
import cockpit from '../features/cockpit/feature';
import community from '../features/community/feature';
import home from '../features/home/feature';
import member from '../features/member/feature';
import orders from '../features/orders/feature';
import requests from '../features/requests/feature';
import session from '../features/session/feature';
import town from '../features/town/feature';
import unit from '../features/unit/feature';
import workbench from '../features/workbench/feature';
import type { Feature } from './feature';

/** Every feature of the console; a new one is a line here. */
export const features: readonly Feature[] = [
  home,
  session,
  requests,
  workbench,
  community,
  orders,
  member,
  cockpit,
  unit,
  admin,
  balance,
  town,
];
