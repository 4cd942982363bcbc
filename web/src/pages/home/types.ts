import type { Answer } from '../../api/client';

export type ScenarioCard = Answer<'/api/scenarios'>['scenarios'][number];
export type RecentResult = Answer<'/api/results'>['results'][number];
/** A battle or a campaign that somebody has asked for, and how far it is. */
export type Job = Answer<'/api/jobs'>[number];
