import type { components } from '../api/schema';

export type Tier = components['schemas']['Tier'];

/** The tier of a division code: six digits name a county, nine a town, twelve a community. */
export const tierOf = (code: string): Tier => (code.length <= 6 ? 'county' : code.length <= 9 ? 'town' : 'community');
