import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { api, ok } from '../api/client';
import { useLanguage } from '../i18n/language';

const Hour = 3_600_000;

/** The kinds of service that can be ordered. */
export const useCategories = () =>
  useQuery({ queryKey: ['categories'], queryFn: () => ok(api.GET('/api/v1/categories')), staleTime: Hour, select: (l) => l.items });

/** The communities that take orders. */
export const useCommunities = () =>
  useQuery({ queryKey: ['communities'], queryFn: () => ok(api.GET('/api/v1/communities')), staleTime: Hour, select: (l) => l.items });

/** Names a category by its code; the code itself until the list is there. */
export function useCategoryName(): (code: string) => string {
  const language = useLanguage();
  const { data } = useCategories();
  return useCallback(
    (code) => {
      const found = data?.find((c) => c.code === code);
      return found ? (language === 'zh' ? found.name : found.englishName) : code;
    },
    [data, language],
  );
}

/** Names a community by its code; the code itself until the list is there. */
export function useCommunityName(): (code: string) => string {
  const { data } = useCommunities();
  return useCallback((code) => data?.find((c) => c.code === code)?.name ?? code, [data]);
}
