import { useQueries, useQuery } from '@tanstack/react-query';
import { api, ok } from '../../../api/client';
import type { components } from '../../../api/schema';
import { useAreas } from '../../../office/areas';
import { planQuery, usePlans } from '../../../office/plans';
import { tierOf, type Tier } from '../../../office/tier';
import { readAll } from '../../../shared/useListing';

type Correction = components['schemas']['CorrectionView'];

const useOpenCorrections = () =>
  useQuery({
    queryKey: ['member', 'corrections', 'open'],
    queryFn: () =>
      readAll<Correction>((cursor) => ok(api.GET('/api/v1/corrections', { params: { query: { status: 'open', ...cursor } } }))),
  });

/** One thing that waits for somebody's word, with the page that shows it. */
export interface Decision {
  key: string;
  kind: 'lending' | 'plan' | 'correction';
  tier: Tier;
  /** Whose word it waits for. */
  area: string;
  about: string;
  to: string | null;
}

/** What waits for a decision of each tier: lending, plans of balance, corrections of what was recorded. */
export function useDecisions(county: string) {
  const areas = useAreas();
  const towns = (areas.data ?? []).filter((a) => a.tier === 'town').map((a) => a.code);
  const lending = useQueries({
    queries: [county, ...towns].map((area) => ({
      queryKey: ['area', area, 'lending'],
      queryFn: () => ok(api.GET('/api/v1/areas/{area}/lending', { params: { path: { area } } })),
    })),
  });
  const proposed = usePlans('proposed');
  const plans = useQueries({ queries: (proposed.data ?? []).map((p) => planQuery(p.plan)) });
  const corrections = useOpenCorrections();
  const answers = [areas, proposed, corrections, ...lending, ...plans];
  const decisions: Decision[] = [
    ...[county, ...towns].flatMap((area, i) =>
      (lending[i]?.data?.items ?? []).map((p) => ({
        key: `lending/${area}/${p.request}`,
        kind: 'lending' as const,
        tier: tierOf(area),
        area,
        about: p.request,
        to: `/town?area=${area}`,
      })),
    ),
    ...plans.flatMap(({ data: plan }) =>
      (plan?.approvals ?? [])
        .filter((a) => a.approvedAt == null)
        .map((a) => ({
          key: `plan/${plan?.plan}/${a.area}`,
          kind: 'plan' as const,
          tier: tierOf(a.area),
          area: a.area,
          about: plan?.plan ?? '',
          to: `/balance/${plan?.plan}`,
        })),
    ),
    ...(corrections.data ?? []).map((c) => ({
      key: `correction/${c.member}/${c.correction}`,
      kind: 'correction' as const,
      tier: 'community' as const,
      area: c.community,
      about: c.request,
      to: `/requests/${c.request}`,
    })),
  ];
  return {
    data: answers.every((a) => a.data !== undefined) ? decisions : undefined,
    isPending: answers.some((a) => a.isPending),
    error: answers.find((a) => a.error)?.error ?? null,
    refetch: () => answers.forEach((a) => void a.refetch()),
  };
}
