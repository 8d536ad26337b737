export { CalendarPage } from './CalendarPage';
export { HomePage } from './HomePage';
export { MemberFrame } from './MemberFrame';
export { OpenOrdersPage } from './OpenOrdersPage';
export { RecordPage } from './RecordPage';
export { ServicePage } from './ServicePage';
export { SettingsPage } from './SettingsPage';
