import type { Answer } from '../../api/client';

export type ScenarioCard = Answer<'/api/scenarios'>['scenarios'][number];
export type RecentResult = Answer<'/api/results'>['results'][number];
export type Job = Answer<'/api/jobs'>[number];
