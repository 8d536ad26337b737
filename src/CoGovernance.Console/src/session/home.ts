import type { Role } from './useSession';

const homes: Record<Role, string> = {
  countyCoordinator: '/cockpit',
  townOfficial: '/town',
  communitySecretary: '/workbench',
  courtyardHead: '/order',
  unitLiaison: '/unit',
  member: '/m',
  auditor: '/cockpit',
  integration: '/requests',
};

/** The page that a role begins with. */
export const homeOf = (role: Role): string => homes[role];
