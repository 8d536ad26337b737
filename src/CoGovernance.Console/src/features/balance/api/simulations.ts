import { useQuery } from '@tanstack/react-query';
import { api, ok } from '../../../api/client';
import type { components } from '../../../api/schema';

type Schemas = components['schemas'];
export type SimulationLine = Schemas['SimulationLine'];
export type Simulation = Schemas['SimulationView'];
export type SimulationOptions = Schemas['SimulationOptionsView'];
export type Outcome = Schemas['SimulationOutcomeView'];
export type Measure = Schemas['SimulationMeasureView'];
export type SimulatedFigure = Schemas['SimulationFigureView'];
export type Verdict = Schemas['SimulationVerdict'];
export type Fault = NonNullable<Schemas['SimulationFault']>;
export type BothLanguages = Schemas['BothLanguages'];

export const useSimulations = () =>
  useQuery({ queryKey: ['simulation', 'list'], queryFn: () => ok(api.GET('/api/v1/balance/simulations')) });

export const useSimulation = (simulation: string) =>
  useQuery({
    queryKey: ['simulation', simulation],
    queryFn: () => ok(api.GET('/api/v1/balance/simulations/{simulation}', { params: { path: { simulation } } })),
  });
